//! Texts to disagree about: addresses of every spelling, and near misses of what formats show.

use std::net::{Ipv4Addr, Ipv6Addr};

use berthing::format::Format;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Select, select};

use super::near_miss::near_misses;

/// One of the words, between two of which is a space: at the ends and beside another one it stands for the empty word.
fn one_of(words: &'static str) -> Select<&'static str> {
    select(words.split(' ').collect::<Vec<_>>())
}

/// Near misses of a format's evidence.
pub(crate) fn near(format: Format, tokens: &'static [&'static str]) -> BoxedStrategy<String> {
    let evidence = format.evidence();
    let marked = evidence.traps.iter().chain(evidence.rejects).map(|(text, _)| *text);
    near_misses(evidence.accepts.iter().copied().chain(marked).collect(), tokens).boxed()
}

/// What may be an IP address, in a spelling of `inet_aton` or with a zone too.
pub(crate) fn hosts() -> BoxedStrategy<String> {
    let six = prop_oneof![
        1 => one_of("::1 :: ::ffff:7f00:1 ::ffff:a9fe:a9fe ::ffff:a9fe:aa02 ::ffff:0:0").prop_map(str::to_owned),
        1 => any::<Ipv6Addr>().prop_map(|address| address.to_string()),
        1 => v4().prop_map(|address| format!("::ffff:{address}")),
        4 => v6(),
    ];
    let zone = option::weighted(0.1, one_of("%lo %eth0 %25lo"));
    prop_oneof![
        1 => any::<Ipv4Addr>().prop_map(|address| address.to_string()),
        3 => v4(),
        4 => (six, zone).prop_map(|(address, zone)| address + zone.unwrap_or_default()),
    ]
    .boxed()
}

fn v4() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        12 => one_of("0 1 2 127 169 254 170 255 10 256"),
        1 => one_of(" 00 01 08 010 0177 0251 0x 0x7f 0XA9 0xfe +1 f"),
        1 => one_of("65534 2852039166 0xa9fea9fe 2130706433 017700000001 4294967295 4294967296"),
    ];
    let length = prop_oneof![4 => Just(4..=4_usize), 1 => Just(1..=5)];
    let numbers = length.prop_flat_map(move |length| vec(number.clone(), length));
    prop_oneof![1 => spelt(), 3 => numbers.prop_map(|numbers| numbers.join("."))]
}

/// An address that means something, in a spelling that `inet_aton` takes.
fn spelt() -> impl Strategy<Value = String> {
    let numbers = one_of("127.0.0.1 127.1.2.3 169.254.169.254 169.254.170.2 0.0.0.0 128.0.0.1 169.254.1.1");
    let bases = vec(0..3_usize, 4);
    (numbers, 1..=4_u32, bases).prop_map(|(address, count, bases)| {
        let mut rest = u32::from(address.parse::<Ipv4Addr>().unwrap());
        let mut numbers: Vec<u32> = (1..count).map(|at| rest >> (32 - 8 * at) & 0xff).collect();
        rest &= u32::MAX >> (8 * (count - 1));
        numbers.push(rest);
        let spelt = numbers.iter().zip(bases).map(|(number, base)| match base {
            0 => number.to_string(),
            1 => format!("0{number:o}"),
            _ => format!("{number:#x}"),
        });
        spelt.collect::<Vec<_>>().join(".")
    })
}

fn v6() -> impl Strategy<Value = String> {
    let group = prop_oneof![
        6 => one_of("0 0000 1 ffff FFFF 7f00 7F01 a9fe A9FE"),
        2 => one_of("2001 db8 fe80 fd00 00 c0de"),
        1 => one_of(" 00001 12345 g"),
    ];
    let colons = prop_oneof![7 => Just(":"), 1 => Just("::")];
    let begin = option::weighted(0.5, Just("::"));
    let groups = vec((group, colons), 0..8);
    (begin, groups, option::weighted(0.3, v4())).prop_map(|(begin, groups, end)| {
        let mut address = begin.unwrap_or_default().to_owned();
        address.extend(groups.iter().flat_map(|(group, colons)| [*group, *colons]));
        match end {
            Some(end) => address + &end,
            None if address.ends_with("::") => address,
            None => address.trim_end_matches(':').to_owned(),
        }
    })
}

/// A host as it stands in front of a port.
pub(crate) fn in_brackets(host: &str) -> String {
    if host.contains(':') { format!("[{host}]") } else { host.to_owned() }
}

/// `host[:port]`, its brackets not always in their place.
pub(crate) fn servers() -> BoxedStrategy<String> {
    let name = one_of("quay.io Quay.io localhost a-b.c -a.b a..b a_b 1.example x. 0x7f.1");
    let host = prop_oneof![
        4 => hosts().prop_map(|host| in_brackets(&host)),
        1 => hosts(),
        1 => hosts().prop_map(|host| format!("[{host}]")),
        2 => name.prop_map(str::to_owned),
    ];
    let port = one_of("    : :0 :00 :1 :80 :0443 :65535 :65536 :+80 :8x :80:90");
    (host, port).prop_map(|(host, port)| host + port).boxed()
}

/// Addresses with a server in them.
pub(crate) fn addresses() -> BoxedStrategy<String> {
    let scheme = one_of("  http:// https:// HTTP:// http://https:// https://http:// tcp:// //");
    let userinfo = one_of("   u@ u:p@ a@b@ u%40:p@ u%:p@");
    let host = prop_oneof![
        3 => servers().prop_map(|server| server.replace('%', "%25")),
        1 => servers(),
        1 => one_of("localhost metadata.google.internal:80 LOCALHOST l%6fcalhost").prop_map(str::to_owned),
    ];
    let behind = one_of("  / // /a%20b /%zz ?x=1 #f /a?b#c");
    (scheme, userinfo, host, behind)
        .prop_map(|(scheme, userinfo, host, behind)| [scheme, userinfo, &host, behind].concat())
        .boxed()
}

/// Addresses with a password in them, and near misses.
pub(crate) fn with_password(tokens: &'static [&'static str]) -> BoxedStrategy<String> {
    let addresses = "u:s3cret@a.example https://u:s3cret@a.example/ http://:s3cret@[::1]:80 //u:s3cret@a.example \
        https://u:s3cret@b@127.0.0.1/c:d@e?f#g HTTPS://u%40:s3cret%3a@a.example tcp://u:s3cret@a.example:1 \
        http://https://u:s3cret@a.example";
    near_misses(addresses.split(' ').collect(), tokens).boxed()
}

/// Date, time and offset from numbers around every limit.
pub(crate) fn instants() -> BoxedStrategy<String> {
    let year = one_of("0000 0000 0001 0004 1900 2000 2023 2024 9999");
    let day = one_of("01-01 01-31 02-28 02-29 02-30 04-30 04-31 12-31 12-31 12-32 00-01 13-01 06-00");
    let time = one_of("00:00:00 00:00:00 23:59:59 12:34:56 24:00:00 12:60:00 12:00:60 0:00:00 12:0:00 12:00:5");
    let fraction = one_of("    .5 .5 . ,5 .123456789 .1234567890 .000000000000");
    let offset = one_of(
        " Z Z Z Z -05:30 +05:30 +00:01 -00:01 z +00:00 -00:00 +14:00 -23:59 +23:59 +23:60 +24:00 -24:01 +0100 +1:00",
    );
    (year, day, time, fraction, offset)
        .prop_map(|(year, day, time, fraction, offset)| format!("{year}-{day}T{time}{fraction}{offset}"))
        .boxed()
}

/// Credential files: members of a few names and values, some of them twice.
pub(crate) fn credentials() -> BoxedStrategy<String> {
    let name = one_of("type Type TYPE t\\u0079pe web WEB installed Installed project_id key ");
    let kind = one_of(
        "service_account gdch_service_account authorized_user external_account external_account_authorized_user \
         impersonated_service_account service\\u005faccount Service_Account  \\ud800 \\ud83d\\ude00",
    );
    let value = prop_oneof![
        kind.prop_map(|kind| format!("\"{kind}\"")),
        one_of(r#"null 7 1e999 -0 true [] {} {} {"a":[{}]} ["x"] NaN 01 'x'"#).prop_map(str::to_owned),
    ];
    let member = (name, value).prop_map(|(name, value)| format!("\"{name}\":{value}"));
    vec(member, 0..4).prop_map(|members| format!("{{{}}}", members.join(","))).boxed()
}
