"""What Python's standard library makes of texts.

Reads lines {"question": …, "text": …} and prints a verdict for each, an empty one where it has nothing to
say.
"""

import ipaddress
import json
import re
import socket
import sys
import uuid
from datetime import datetime, timezone
from urllib.parse import urlsplit


def taken_if(condition):
    return "taken" if condition else "refused"


def parsed(parse, text):
    """What a parser makes of the text; none where it refuses it."""
    try:
        return parse(text)
    except (ValueError, OSError, OverflowError):
        return None


def is_address(text):
    return taken_if(parsed(ipaddress.ip_address, text.strip()))


def meant(host):
    """The address behind all spellings: `inet_aton` of the C library knows those that `ipaddress` is too strict for."""
    address = parsed(ipaddress.ip_address, host)
    if address is None:
        numbers = parsed(socket.inet_aton, host)
        return numbers and ipaddress.IPv4Address(numbers)
    return getattr(address, "ipv4_mapped", None) or address


def host_class(host):
    address = meant(host)
    if address is None:
        return "other"
    if address.is_loopback or address.is_unspecified:
        return "local"
    # The metadata service, and the credentials that Amazon ECS serves.
    return "metadata" if str(address) in ("169.254.169.254", "169.254.170.2") else "other"


def trusted(host):
    """W3C Secure Contexts, section 3.1: the addresses that need no encryption. Names are another question."""
    address = parsed(ipaddress.ip_address, host)
    if address is None:
        return ""
    networks = map(ipaddress.ip_network, ("127.0.0.0/8", "::1/128"))
    return "local" if any(address in network for network in networks) else "other"


# distribution/reference: domain-name.
LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])"
NAME = re.compile(rf"{LABEL}(?:\.{LABEL})*")


def is_host(host):
    if re.fullmatch("[0-9.]+", host):
        return parsed(ipaddress.IPv4Address, host) is not None
    return NAME.fullmatch(host) is not None


def is_server(text):
    """`host[:port]`."""
    parts = parsed(urlsplit, "//" + text)
    if parts is None or parts.netloc != text or parsed(lambda parts: parts.port or 1, parts) is None:
        return "refused"
    host, colon, port = text.rpartition(":") if parts.port is not None else (text, "", "")
    if colon and int(port) == 0:
        return "refused"
    if host.startswith("["):
        return taken_if(host.endswith("]") and parsed(ipaddress.IPv6Address, host[1:-1]) is not None)
    return taken_if(is_host(host))


# RFC 3339, section 5.6, as to the shape; the calendar is Python's.
SHAPE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)", re.ASCII)


def timestamp(text):
    text = text.strip()
    instant = lambda text: datetime.fromisoformat(text).astimezone(timezone.utc)
    return taken_if(SHAPE.fullmatch(text) and parsed(instant, text) is not None)


def is_uuid(text):
    text = text.strip().lower()
    known = parsed(uuid.UUID, text)
    return taken_if(known and text in (str(known), known.hex))


JUDGES = {
    "ip": is_address,
    "host class": host_class,
    "trusted host": trusted,
    "server": is_server,
    "timestamp": timestamp,
    "uuid": is_uuid,
}

for line in sys.stdin:
    line = json.loads(line)
    judge = JUDGES.get(line["question"])
    print(json.dumps(judge(line["text"]) if judge else ""))
