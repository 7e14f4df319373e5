#!/usr/bin/env python3
"""One door to everything a developer does here; it needs Python 3.11 or newer and nothing else.

    python3 dev.py demo            build every briefing of the sample packs, in both languages, to PDF and Word under out/
    python3 dev.py app [...]       start Briefer
    python3 dev.py test [...]      run the tests; what follows goes to pytest (--as-is: install no system tools)
    python3 dev.py check           lint and types
    python3 dev.py bench [...]     measure against the targets; build, edits, imports, packs or peers alone, and what follows goes there
    python3 dev.py fuzz [...]      give readers spoilt files, each or the named one for three minutes (fuzz html --minutes 10)

Each makes the environment in .venv first, if it is not there or no longer fits. Exit status: that of what was run;
2 when something is missing that has to be installed by hand.
"""
from __future__ import annotations

import glob
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
OLDEST = (3, 11)
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")

# What some tests need beyond Python: what to look for (a program, or a file), Debian's package, what for.
SYSTEM_TOOLS = (
    ("pdftotext", "poppler-utils", "reads the PDF as its reader will"),
    ("qpdf", "qpdf", "checks the structure of the PDF"),
    ("soffice", "libreoffice-writer-nogui", "opens the Word file"),
    ("javac", "default-jdk-headless", "runs veraPDF, which checks PDF/UA and PDF/A"),
    ("/usr/share/java/jaxb-impl*.jar", "libjaxb-java", "a library of veraPDF"),
    ("node", "nodejs", "runs the Open XML validator"),
    ("npm", "npm", "installs the Open XML validator"),
    ("/usr/lib/*/libEGL.so.1", "libegl1", "draws windows"),
    ("/usr/lib/*/libGL.so.1", "libgl1", "draws windows"),
    ("/usr/lib/*/libxkbcommon.so.0", "libxkbcommon0", "reads keys"),
    ("/usr/lib/*/libdbus-1.so.3", "libdbus-1-3", "a library of the windows"),
    ("/usr/lib/*/libfontconfig.so.1", "libfontconfig1", "finds fonts"),
    ("Xvfb", "xvfb", "a screen without glass for the windows"),
    ("/usr/lib/*/libxcb-cursor.so.0", "libxcb-cursor0", "windows on that screen"),
    ("/usr/lib/*/libxcb-icccm.so.4", "libxcb-icccm4", "windows on that screen"),
    ("/usr/lib/*/libxcb-keysyms.so.1", "libxcb-keysyms1", "windows on that screen"),
    ("/usr/lib/*/libxcb-shape.so.0", "libxcb-shape0", "windows on that screen"),
    ("/usr/lib/*/libxcb-xkb.so.1", "libxcb-xkb1", "windows on that screen"),
    ("/usr/lib/*/libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "windows on that screen"),
)


def say(*lines: str) -> None:
    """Prints at once, so that lines stay in order with those of the programs that are run."""
    print(*lines, sep="\n", flush=True)


def stop(*lines: str) -> NoReturn:
    """Says what is missing and what to do, and ends with status 2."""
    print(*lines, sep="\n", file=sys.stderr, flush=True)
    sys.exit(2)


def run(*command: object, quiet: bool = False) -> int:
    """The exit status of a program run in the checkout, with nobody at its keyboard; `quiet` lets only its errors be seen."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run([str(part) for part in command], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output).returncode


# --- system packages -----------------------------------------------------------------------------------------------


def apt() -> list[str] | None:
    """How apt-get can be called here: as root, by sudo that asks nothing, or not at all."""
    if not shutil.which("apt-get"):
        return None
    command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    if os.geteuid() == 0:
        return command
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n", *command]
    return None


def by_hand(packages: list[str]) -> str:
    """The line a person types to install these packages."""
    return f"    sudo apt-get update && sudo apt-get install --no-install-recommends {' '.join(packages)}"


def install_packages(command: list[str], packages: list[str]) -> bool:
    """Installs Debian packages, saying so first; false when that failed."""
    say(f"Installing with {'sudo ' if command[0] == 'sudo' else ''}apt-get, which can take some minutes: {' '.join(packages)}")
    run(*command, "update")  # when this fails, packages known already can still be installed
    return run(*command, "install", "-y", "--no-install-recommends", *packages, quiet=True) == 0


def missing_tools() -> list[tuple[str, str]]:
    """The packages that are not installed, each with what it is for."""
    return [
        (package, purpose)
        for sought, package, purpose in SYSTEM_TOOLS
        if not (glob.glob(sought) if "/" in sought else shutil.which(sought))
    ]


def get_tools() -> None:
    """Installs the tools that some tests need; stops when only the user may, goes on without when nobody can."""
    missing = missing_tools()
    if not missing:
        return
    packages = [package for package, _ in missing]
    say("Some tests need tools that are not here:", *(f"    {package}: {purpose}" for package, purpose in missing))
    if not shutil.which("apt-get"):
        say("This system has no apt-get: tests that need them are skipped, and named at the end.")
        return
    command = apt()
    if command is None:
        stop(
            "Installing them takes rights that this user does not have. Type this, then start again:",
            by_hand(packages),
            "Or run the tests without them; those that need them are skipped, and named at the end:",
            "    python3 dev.py test --as-is",
        )
    elif not install_packages(command, packages):
        say("They could not be installed (see above): tests that need them are skipped, and named at the end.")


# --- the environment -----------------------------------------------------------------------------------------------


def python() -> Path:
    """The interpreter of the environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def working() -> str:
    """Which interpreter the environment runs, and where; empty when there is none, or its Python went away beneath it."""
    if not python().exists():
        return ""
    answer = subprocess.run([python(), "-c", "import pip, sys; print(sys.version, sys.prefix)"], capture_output=True, text=True)
    return " ".join(answer.stdout.split())


def make_venv() -> None:
    """Makes .venv anew."""
    if importlib.util.find_spec("ensurepip") is None:  # Debian and Ubuntu ship it apart
        package = f"python3.{sys.version_info[1]}-venv"
        command = apt()
        if command is None:
            stop(f"This Python makes no environments without the package {package}. Type this, then start again:", by_hand([package]))
        elif not install_packages(command, [package]):
            stop(f"{package} could not be installed (see above), and without it no environment can be made.")
    say(f"Making the environment in {VENV}")
    if run(sys.executable, "-m", "venv", "--clear", VENV):
        stop(f"The environment could not be made (see above) by {sys.executable}.")


def environment(extra: str = "") -> Path:
    """The interpreter of an environment with the project in it, editable; with `extra`, also what that group names."""
    marker = VENV / "installed"
    installed = marker.read_text("utf-8").splitlines() if marker.exists() else []
    project = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    extra = extra or "".join(installed[2:])
    if (venv := working()) and installed == [venv, project, extra][: 3 if extra else 2]:
        return python()
    if not venv:
        make_venv()
    say(f"Installing what Briefer needs{', and its developers,' if extra else ''} into .venv; the first time this takes a minute.")
    if CERTIFICATES.exists():  # pip brings its own list, which does not know the certificate of an office's proxy
        os.environ.setdefault("PIP_CERT", str(CERTIFICATES))
    if run(python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", f".[{extra}]" if extra else "."):
        stop(
            "pip could not install what Briefer needs; the reason stands above.",
            "The first run needs the Python package index (a network), or a folder with the wheels: set PIP_NO_INDEX=1 and",
            "PIP_FIND_LINKS to that folder; 'pip download -d FOLDER hatchling .[dev]' fills it on a machine that has a network.",
        )
    marker.write_text("\n".join((working(), project, extra)), "utf-8")
    return python()


# --- the commands --------------------------------------------------------------------------------------------------


def demo(arguments: list[str]) -> int:
    """Builds every briefing of the sample packs in both languages and formats, and says where to look."""
    inside = environment()
    for pack in sorted(path.parent.relative_to(ROOT) for path in ROOT.glob("sample_packs/*/manifest.yaml")):
        folder = Path("out", pack.name)
        (ROOT / folder).mkdir(parents=True, exist_ok=True)
        for briefing in briefings(inside, pack):
            say("", f"{pack}, {briefing}:")
            status = run(inside, "-m", "briefer", "build", pack, "--briefing", briefing, "--language", "both", "--to", "both",
                         "--out", folder, *arguments)
            if status:
                return status
    say("", f"Look in {ROOT / 'out'}")
    return 0


def briefings(inside: Path, pack: Path) -> list[str]:
    """The ids of the briefings of a pack; ends with the program's status where it cannot say them."""
    command = [inside, "-m", "briefer", "briefing", pack, "--json"]
    listed = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    if listed.returncode:
        sys.exit(listed.returncode)
    return [briefing["id"] for briefing in json.loads(listed.stdout)["briefings"]]


def app(arguments: list[str]) -> int:
    """Starts Briefer."""
    return subprocess.run([environment(), "-m", "briefer", *arguments]).returncode


def test(arguments: list[str]) -> int:
    """Runs the tests, with the tools and validators they need where those can be had."""
    as_is = "--as-is" in arguments
    if not as_is:
        get_tools()
    inside = environment("dev")
    if not as_is and run(inside, ROOT / "tools" / "validators.py", TOOLS):
        say("The validators could not be set up (see above): tests that need them are skipped, and named at the end.")
    chosen = [argument for argument in arguments if argument != "--as-is"]
    everything = ("--numprocesses", "auto", "--dist", "loadfile", "--no-loadscope-reorder")  # a single file starts faster in one process
    return run(inside, "-m", "pytest", *(chosen or everything))


def check(arguments: list[str]) -> int:
    """Lint and types; both run, so that one sees both."""
    inside = environment("dev")
    statuses = [run(inside, "-m", "ruff", "check", "--quiet", "."), run(inside, "-m", "mypy", *arguments)]
    return max(statuses)


def bench(arguments: list[str]) -> int:
    """Runs the benchmarks one after the other, or the one that was named."""
    inside = environment("dev")
    scripts = {path.stem.removeprefix("bench_"): path for path in sorted(ROOT.glob("tests/benchmarks/bench_*.py"))}
    if arguments and arguments[0] in scripts:
        return run(inside, scripts[arguments[0]], *arguments[1:])
    if arguments not in ([], ["--full"]):
        stop(f"There is no benchmark {arguments[0]}; there are {', '.join(scripts)}. Only --full goes to all of them.")
    statuses = []
    for name, script in scripts.items():
        say("", f"{name}:")
        statuses.append(run(inside, script, *arguments))
    return max(statuses)


def fuzz(arguments: list[str]) -> int:
    """Gives each reader of files, or the named one, spoilt files for some minutes: guided by coverage where atheris can be had."""
    inside = environment("dev")
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["fuzz"]
    if run(inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", *wanted):
        say("atheris cannot be had here (see above): inputs are changed by chance, not guided by what they reach.")
    return run(inside, "-m", "tests.fuzz.run", *arguments)


def main(arguments: list[str]) -> int:
    """Runs the command that was named."""
    if sys.version_info < OLDEST:
        stop("Briefer needs Python {}.{} or newer; this is {}.{}.".format(*OLDEST, *sys.version_info[:2]))
    commands = {command.__name__: command for command in (demo, app, test, check, bench, fuzz)}
    if not arguments or arguments[0] not in commands:
        stop(__doc__.strip())
    return commands[arguments[0]](arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
