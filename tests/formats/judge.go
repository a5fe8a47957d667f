// What Go's standard library makes of texts: it is what Central and Harbor read them with.
//
// Reads lines {"question": …, "text": …} and prints a verdict for each, an empty one where it has nothing to say.
package main

import (
	"bufio"
	"encoding/json"
	"net"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

type verdict = string

const (
	hidden   verdict = "hidden"
	taken    verdict = "taken"
	refused  verdict = "refused"
	local    verdict = "local"
	metadata verdict = "metadata"
)

func takenIf(condition bool) verdict {
	if condition {
		return taken
	}
	return refused
}

// The host that Central's guard compares. Builds before Go 1.26 let the last of several colons begin the port.
func guarded(text, colons string) (string, error) {
	os.Setenv("GODEBUG", "urlstrictcolons="+colons)
	text = strings.TrimPrefix(strings.TrimPrefix(text, "http://"), "https://")
	address, err := url.Parse("http://" + text)
	if err != nil {
		return "", err
	}
	return address.Hostname(), nil
}

// The guard up to 4.11, which knows names alone.
func namedEndpoint(colons string) func(string) verdict {
	return func(text string) verdict {
		host, err := guarded(text, colons)
		switch {
		case err != nil:
			return refused
		case host == "localhost" || host == "127.0.0.1":
			return local
		case host == "metadata.google.internal" || host == "169.254.169.254":
			return metadata
		}
		return taken
	}
}

func endpoint(text string) verdict {
	host, err := guarded(text, "1")
	address := net.ParseIP(host)
	switch {
	case err != nil:
		return refused
	case host == "localhost" || address.IsLoopback():
		return local
	case host == "metadata.google.internal" || address.Equal(net.IPv4(169, 254, 169, 254)):
		return metadata
	}
	return taken
}

// What Harbor takes, without what nobody can reach: no host, white space, a port that is none.
func targetURL(text string) verdict {
	os.Setenv("GODEBUG", "urlstrictcolons=1")
	text = strings.TrimRight(strings.TrimSpace(text), "/")
	if strings.ContainsFunc(text, func(c rune) bool { return unicode.IsSpace(c) || unicode.IsControl(c) }) {
		return refused
	}
	if !strings.Contains(text, "://") {
		text = "http://" + text
	}
	address, err := url.Parse(text)
	if err != nil || address.Scheme != "http" && address.Scheme != "https" || address.Hostname() == "" {
		return refused
	}
	if address.Port() == "" {
		return takenIf(!strings.HasSuffix(address.Host, ":"))
	}
	port, err := strconv.ParseUint(address.Port(), 10, 16)
	return takenIf(err == nil && port > 0)
}

// As protobuf-go reads its JSON form (`unmarshalTimestamp`).
func timestamp(text string) verdict {
	text = strings.TrimSpace(text)
	instant, err := time.Parse(time.RFC3339Nano, text)
	_, fraction, _ := strings.Cut(text, ".")
	digits := strings.IndexFunc(fraction, func(c rune) bool { return !unicode.IsDigit(c) })
	year := instant.UTC().Year()
	return takenIf(err == nil && digits <= 9 && 1 <= year && year <= 9999)
}

// As golang.org/x/oauth2 reads a credential file, as far as its kind.
func googleCredential(text string) verdict {
	var client struct{ Web, Installed *struct{} }
	err := json.Unmarshal([]byte(strings.TrimSpace(text)), &client)
	if err == nil && (client.Web != nil || client.Installed != nil) {
		return taken
	}
	var file struct{ Type string }
	err = json.Unmarshal([]byte(strings.TrimSpace(text)), &file)
	return takenIf(err == nil && slices.Contains([]string{
		"service_account",
		"gdch_service_account",
		"authorized_user",
		"external_account",
		"external_account_authorized_user",
		"impersonated_service_account",
	}, file.Type))
}

// Whether a client that is given the address logs in with the password.
func password(text string) verdict {
	bare := strings.TrimPrefix(strings.TrimPrefix(text, "http://"), "https://")
	for _, text := range []string{text, strings.TrimSpace(text), "http://" + bare, "https://" + text} {
		if address, err := url.Parse(text); err == nil {
			if password, _ := address.User.Password(); strings.Contains(password, "s3cret") {
				return hidden
			}
		}
	}
	return ""
}

var judges = map[string]func(string) verdict{
	"ip":                func(text string) verdict { return takenIf(net.ParseIP(strings.TrimSpace(text)) != nil) },
	"endpoint":          endpoint,
	"endpoint 4.11":     namedEndpoint("1"),
	"endpoint 4.9":      namedEndpoint("0"),
	"url":               targetURL,
	"timestamp":         timestamp,
	"google_credential": googleCredential,
	"password":          password,
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	verdicts := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var line struct{ Question, Text string }
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			panic(err)
		}
		said := verdict("")
		if judge, asked := judges[line.Question]; asked {
			said = judge(line.Text)
		}
		verdicts.Encode(said)
	}
}
