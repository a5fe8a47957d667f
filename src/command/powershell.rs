//! The routine as a script for Windows PowerShell 5.1 and PowerShell 7.
//!
//! The two hand arguments and standard input to programs differently, so programs are started by .NET: the arguments
//! are one text, which the program itself takes apart, and the login inherits the script's standard input as it is.
//! A batch file would take that text apart by other rules, so none is started.
//!
//! `powershell -File` leaves standard input alone unless the script reads `$input` (`DoRunspaceInitialization` in
//! PowerShell's `ConsoleHost.cs`), so no part of the script may be called so. What stands in `finally` runs behind
//! Ctrl-C too (`SuspendStoppingPipeline` in its `MiscOps.cs`).

use super::options::PasswordFrom;
use super::quote::{powershell::literal, windows::argument};
use super::routine::{Action, Address, FILES, Routine, Word};
use crate::format::Reason;

/// What starts a program, and fails when it fails.
const INVOKE: &str = r"
$code = 0
function Invoke-Program([string] $Name, [string] $Arguments, [bool] $InheritInput) {
    $path = Get-Command -Name $Name -CommandType Application |
        Where-Object { $_.Path -notmatch '\.(bat|cmd)$' } | Select-Object -First 1 -ExpandProperty Path
    if (-not $path) { throw ($Name + ' is a batch file, which is not started here') }
    $info = New-Object -TypeName System.Diagnostics.ProcessStartInfo
    $info.FileName = $path
    $info.Arguments = $Arguments
    $info.WorkingDirectory = (Get-Location -PSProvider FileSystem).ProviderPath
    $info.UseShellExecute = $false
    $info.RedirectStandardInput = -not $InheritInput
    $process = [System.Diagnostics.Process]::Start($info)
    if (-not $InheritInput) { $process.StandardInput.Close() }
    $process.WaitForExit()
    if ($process.ExitCode -ne 0) {
        if ($script:code -eq 0) { $script:code = $process.ExitCode }
        throw ($Name + ' failed with exit code ' + $process.ExitCode)
    }
}
";

/// The script. Its lines end as Windows has it.
pub(super) fn script(routine: &Routine) -> Result<String, Reason> {
    let logged_in = if routine.logs_in() { "$false" } else { "$true" };
    let actions = routine.actions.iter().map(|action| lines(routine, action)).collect::<Result<String, _>>()?;
    let (mut ready, mut undo) = ("", String::new());
    if let Some(logout) = &routine.logout {
        undo = format!(
            r"    if ($loggedIn) {{
        try {{
            {}
        }} catch {{
            [Console]::Error.WriteLine($_.Exception.Message)
            if ($code -eq 0) {{ $code = 1 }}
        }}
    }}
",
            invoked(logout, false)?
        );
    }
    if routine.has_work() {
        ready = "    $work = [System.IO.Path]::GetTempPath() + 'upload.' + [System.Guid]::NewGuid()\n    \
                 $null = New-Item -ItemType Directory -Path $work\n";
        undo.push_str(
            "    if ($work) { Remove-Item -LiteralPath $work -Recurse -Force -ErrorAction SilentlyContinue }\n",
        );
    }
    let text = format!(
        r"{}{INVOKE}
$work = $null
$loggedIn = {logged_in}
try {{
{ready}{actions}}} catch {{
    [Console]::Error.WriteLine($_.Exception.Message)
    if ($code -eq 0) {{ $code = 1 }}
}} finally {{
{undo}}}
exit $code
",
        head(routine)
    );
    Ok(text.replace('\n', "\r\n"))
}

fn head(routine: &Routine) -> String {
    let name = routine.runtime.name();
    let how = match routine.takes_password() {
        None => String::new(),
        Some(PasswordFrom::Stdin) => {
            format!("# {name} login reads the password from standard input; at a console it asks for it.\n")
        }
        Some(PasswordFrom::Prompt) => format!("# {name} asks for the password at the console.\n"),
    };
    format!("# {}\n{how}$ErrorActionPreference = 'Stop'\n", routine.title)
}

fn lines(routine: &Routine, action: &Action) -> Result<String, Reason> {
    Ok(match action {
        Action::Download(address, file) => fetch(address, file)?,
        Action::Unzip(archive) => unpack(routine, archive)?,
        Action::Run(_, argv) if argv.contains(&Word::Each) => {
            format!("    foreach ($archive in $archives) {{\n        {}\n    }}\n", invoked(argv, false)?)
        }
        Action::Run(_, argv) => format!("    {}\n", invoked(argv, false)?),
        Action::Ask(_, argv) => format!("    {}\n", invoked(argv, true)?),
        Action::Login { piped, asking } => {
            let flag = if routine.logout.is_some() { "    $loggedIn = $true\n" } else { "" };
            let (piped, asking) = (invoked(piped, true)?, invoked(asking, true)?);
            match routine.password {
                PasswordFrom::Prompt => format!("{flag}    {asking}\n"),
                PasswordFrom::Stdin => format!(
                    "{flag}    if ([Console]::IsInputRedirected) {{\n        {piped}\n    }} else {{\n        {asking}\n    }}\n"
                ),
            }
        }
    })
}

/// PowerShell 7 stays with https. 5.1 would go on to http, so it goes nowhere.
fn fetch(address: &Address, file: &str) -> Result<String, Reason> {
    let (count, redirects) = if address.secure {
        let count = "    $redirects = if ($PSVersionTable.PSVersion.Major -lt 6) { 0 } else { 5 }\n";
        (count, " -MaximumRedirection $redirects")
    } else {
        ("", "")
    };
    Ok(format!(
        "    [Net.ServicePointManager]::SecurityProtocol = \
         [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12\n    \
         $ProgressPreference = 'SilentlyContinue'\n{count}    \
         Invoke-WebRequest -UseBasicParsing -Uri {}{redirects} -OutFile {}\n",
        spelt(&address.text)?,
        in_work(file)
    ))
}

/// What is loaded is an argument in quotes, so no name may have any. `Expand-Archive` is a function of a module, where
/// the script's `$ErrorActionPreference` does not count, and goes on behind a file that it could not write.
fn unpack(routine: &Routine, archive: &Word) -> Result<String, Reason> {
    let archive = match archive {
        Word::Text(path) => spelt(path)?,
        Word::Work(file) => in_work(file),
        Word::Each => "$archive".to_owned(),
    };
    let files = in_work(FILES);
    let names: Vec<String> = routine.runtime.archives().flatten().map(|name| name.replace('.', r"\.")).collect();
    let (names, no_archive) = (names.join("|"), routine.runtime.no_archive());
    Ok(format!(
        "    Expand-Archive -LiteralPath {archive} -DestinationPath {files} -Force -ErrorAction Stop\n    \
         $archives = @(Get-ChildItem -LiteralPath {files} -Recurse -File |\n        \
         Where-Object {{ $_.Name -match '({names})$' -and $_.Name -notlike '._*' -and $_.FullName -notmatch '\"' }} | Sort-Object -Property FullName)\n    \
         if ($archives.Count -eq 0) {{ throw '{no_archive}' }}\n"
    ))
}

/// The command that starts a program. Its arguments are one text: the words as Windows has them, with the variables
/// between. Neither a path of Windows nor one that was found has quotes in it.
fn invoked(argv: &[Word], inherits_input: bool) -> Result<String, Reason> {
    let (program, arguments) = match argv.split_first() {
        Some((Word::Text(program), arguments)) => (program.as_str(), arguments),
        _ => ("", argv),
    };
    let (mut terms, mut text, mut space) = (Vec::new(), String::new(), "");
    for word in arguments {
        text.push_str(space);
        space = " ";
        let (variable, behind) = match word {
            Word::Text(word) => {
                text.push_str(&argument(word)?);
                continue;
            }
            Word::Work(file) => ("$work", format!("/{file}\"")),
            Word::Each => ("$archive.FullName", "\"".to_owned()),
        };
        terms.extend([spelt(&format!("{text}\""))?, variable.to_owned()]);
        text = behind;
    }
    let last = spelt(&text)?;
    let arguments = if terms.is_empty() { last } else { format!("({} + {last})", terms.join(" + ")) };
    Ok(format!("Invoke-Program {} {arguments} ${inherits_input}", spelt(program)?))
}

fn in_work(file: &str) -> String {
    format!("($work + '/{file}')")
}

/// The text as an expression. PowerShell 5.1 reads a script by the machine's code page, and line breaks are not safe in
/// files, so whatever does not print in ASCII is a number.
fn spelt(text: &str) -> Result<String, Reason> {
    let prints = |c: char| matches!(c, ' '..='~');
    let whole = literal(text)?;
    if text.chars().all(prints) {
        return Ok(whole);
    }
    let mut terms = Vec::new();
    let mut plain = String::new();
    for c in text.chars() {
        if prints(c) {
            plain.push(c);
            continue;
        }
        // A text in front makes the sum a text.
        if terms.is_empty() || !plain.is_empty() {
            terms.push(literal(&plain)?);
            plain.clear();
        }
        terms.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("[char]0x{unit:04X}")));
    }
    if !plain.is_empty() {
        terms.push(literal(&plain)?);
    }
    Ok(format!("({})", terms.join(" + ")))
}
