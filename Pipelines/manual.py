#!/usr/bin/env python3
"""Writes a manual page for each command from `attest --experimental-dump-help` (standard input): `manual.py VERSION FOLDER`.

swift-argument-parser's own generator is a package plugin, which asks for rights and a build of its own."""
import json
import sys

EXITS = [
    ("0", "all is well"), ("1", "finished; some documents are partial, rejected or failed, a claim is refuted, or a finding is high"),
    ("2", "the command line is wrong"), ("65", "the input or the knowledge base is damaged or cannot be used"), ("66", "an input is not there"),
    ("69", "the network or a service is not there, or a port is taken"), ("70", "a defect of the program"), ("71", "a limit of the system"),
    ("73", "the output cannot be made"), ("74", "reading or writing failed; the disk may be full"), ("75", "locked by another run; try later"),
    ("77", "not allowed"), ("78", "a pipeline file or the version of a knowledge base does not fit"), ("130, 143", "stopped by a signal"), ("141", "the reader of the output went away"),
]


def text(words):
    """Words as roff reads them: nothing in them is a request or an escape."""
    out = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "")
    out = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in out)
    return "\n".join("\\&" + line if line.startswith(".") else line for line in out.split("\n"))


def names(argument):
    """An option with its value, e.g. `--jobs N`."""
    if argument["kind"] == "positional":
        return "\\fI" + text(argument["valueName"]) + "\\fR"
    shown = [("-" if name["kind"] == "short" else "--") + name["name"] for name in argument["names"]]
    line = ", ".join("\\fB" + text(name) + "\\fR" for name in sorted(shown, key=len))
    return line + (" \\fI" + text(argument["valueName"]) + "\\fR" if argument["kind"] == "option" else "")


def synopsis(argument):
    out = names(argument) + (" ..." if argument["isRepeating"] else "")
    return f"[{out}]" if argument["isOptional"] else out


def page(command, version, section_of):
    name = "-".join(command.get("superCommands", []) + [command["commandName"]])
    shown = [argument for argument in command.get("arguments", []) if argument["shouldDisplay"]]
    out = [f'.TH {name.upper()} 1 "" "{text(version)}" "Attest"', ".nh", ".ad l", ".SH NAME", f"{text(name)} \\- {text(command.get('abstract', '').rstrip('.'))}"]
    out += [".SH SYNOPSIS", f".B {text(name.replace('-', ' ', 1))}"]
    out += [" ".join(synopsis(argument) for argument in shown if argument["valueName"] not in ("help", "version"))]
    if section_of:
        out[-1] = "\\fICOMMAND\\fR ..."
        out.append(".SH COMMANDS")
        for sub in section_of:
            out += [".TP", f"\\fBattest\\-{text(sub['commandName'])}\\fR(1)", text(sub.get("abstract", ""))]
    discussion, _, examples = command.get("discussion", "").partition("Examples:\n")
    if discussion.strip():
        out += [".SH DESCRIPTION", ".nf", text(discussion.rstrip()), ".fi"]
    if shown:
        out.append(".SH OPTIONS")
    for argument in shown:
        told = argument.get("abstract", "")
        if argument.get("allValues") and not all(value in told for value in argument["allValues"]):
            told += f" One of {', '.join(argument['allValues'])}."
        if argument.get("defaultValue"):
            told += f" Default: {argument['defaultValue']}."
        out += [".TP", names(argument), text(told.strip() or "Shown by itself.")]
    if examples.strip():
        out += [".SH EXAMPLES", ".nf", text(examples.rstrip()), ".fi"]
    out.append(".SH EXIT STATUS")
    for status, meaning in EXITS:
        out += [".TP", f".B {status}", text(meaning)]
    out += [".SH SEE ALSO", text("attest(1)") if not section_of else text("attest-run(1), attest-show(1), attest-serve(1)"), ""]
    return name, "\n".join(out)


def main():
    version, folder = sys.argv[1:3]
    root = json.load(sys.stdin)["command"]
    subcommands = [command for command in root["subcommands"] if command["shouldDisplay"] and command["commandName"] != "help"]
    for command in [root] + subcommands:
        name, written = page(command, version, subcommands if command is root else None)
        with open(f"{folder}/{name}.1", "w", encoding="utf-8") as file:
            file.write(written)


main()
