//! Programs that take passwords as options.

/// How a program takes a password.
pub(super) struct Program {
    pub(super) name: &'static str,
    /// Options whose argument is one.
    pub(super) passwords: &'static [&'static str],
    /// Options whose argument is a user and a password.
    pub(super) logins: &'static [&'static str],
    /// Whether the argument must be attached to the option.
    pub(super) is_attached: bool,
}

pub(super) const PROGRAMS: &[Program] = &[
    of("login", &["-p"], &[]),
    of("curl", &[], &["-u", "--user", "-U", "--proxy-user"]),
    of("ctr", &[], &["-u", "--user"]),
    of("sshpass", &["-p"], &[]),
    Program { is_attached: true, ..of("mysql", &["-p"], &[]) },
    Program { is_attached: true, ..of("mariadb", &["-p"], &[]) },
    of("unzip", &["-P"], &[]),
    of("obsutil", &["-k"], &[]),
    of("redis-cli", &["-a"], &[]),
    of("ldapsearch", &["-w"], &[]),
    of("ldapadd", &["-w"], &[]),
    of("sqlcmd", &["-P"], &[]),
    of("smbclient", &[], &["-U"]),
    of("http", &[], &["-a", "--auth"]),
    of("https", &[], &["-a", "--auth"]),
    of("mongosh", &["-p"], &[]),
];

const fn of(name: &'static str, passwords: &'static [&'static str], logins: &'static [&'static str]) -> Program {
    Program { name, passwords, logins, is_attached: false }
}
