"""Starts `printf` through .NET with the command line on standard input: .NET splits it, since this system takes a list.

The runtime is Microsoft's, out of the package dotnetcore2.
"""

import pathlib
import sys
import tempfile

import dotnetcore2
import pythonnet

CONFIG = '{"runtimeOptions": {"framework": {"name": "Microsoft.NETCore.App", "version": "3.1.0"}}}'

with tempfile.TemporaryDirectory() as folder:
    config = pathlib.Path(folder, "runtimeconfig.json")
    config.write_text(CONFIG)
    root = pathlib.Path(dotnetcore2.__file__).parent / "bin"
    pythonnet.load("coreclr", runtime_config=config, dotnet_root=root)

import clr  # noqa: E402

clr.AddReference("System.Diagnostics.Process")
from System.Diagnostics import Process, ProcessStartInfo  # noqa: E402

start = ProcessStartInfo("printf", sys.stdin.buffer.read().decode())
start.UseShellExecute = False
process = Process.Start(start)
process.WaitForExit()
sys.exit(process.ExitCode)
