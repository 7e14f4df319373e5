"""The house as ARCHITECTURE.md draws it: the tables, and the rules that read them (test_architecture.py runs and proves them)."""
from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

# --- the tables ----------------------------------------------------------------------------------------------------

FLOOR_1 = frozenset({"model", "document", "errors", "i18n", "resources", "files", "schema", "values", "bugs"})
WITHOUT_PACKS = FLOOR_1 - {"model"}
FLOORS_2_TO_4 = frozenset({
    "edits", "analysis", "importers", "templating", "figures", "reading", "assembly", "layout", "checks", "exporters"})
MAY_IMPORT: Mapping[str, frozenset[str]] = {
    "document": WITHOUT_PACKS | {"model.dates"},
    **dict.fromkeys(FLOOR_1 - {"document"}, FLOOR_1),
    "edits": FLOOR_1,
    "analysis": FLOOR_1,
    "importers": FLOOR_1,
    "templating": FLOOR_1,
    "figures": WITHOUT_PACKS,
    "reading": FLOOR_1 | {"analysis", "importers"},
    "storage": FLOOR_1 | {"edits"},
    "assembly": FLOOR_1 | {"analysis"},
    "layout": WITHOUT_PACKS | {"figures"},
    "checks": FLOOR_1 | {"analysis", "edits"},
    "exporters": WITHOUT_PACKS | {"layout", "figures"},
    "session": FLOOR_1 | {"storage", "edits"},
    "workflow": FLOOR_1 | FLOORS_2_TO_4,
    "cli": FLOOR_1 | {"session", "workflow", "edits"},
    "ui": FLOOR_1 | {"session", "workflow", "edits"},
    "__main__": FLOOR_1 | {"cli", "ui", "reading"},
}
THIRD_PARTY: Mapping[str, tuple[str, ...]] = {  # library -> the modules that may import it, by how their names begin
    "yaml": ("briefer.schema",),
    "babel": ("briefer.i18n",),
    "reportlab": ("briefer.layout.fonts",),
    "pypdfium2": ("briefer.exporters.raster", "briefer.importers"),
    "lxml": ("briefer.importers",),
    "trafilatura": ("briefer.importers",),
    "olefile": ("briefer.importers",),
    "snowballstemmer": ("briefer.analysis",),
    "pyphen": ("briefer.layout",),
    "rapidfuzz": ("briefer.analysis",),
    "charset_normalizer": ("briefer.importers",),
    "cryptography": ("briefer.storage.sealed",),
}
SLOW = ("reportlab", "docx", "lxml", "pypdfium2", "pypdf", "babel", "trafilatura", "olefile", "snowballstemmer", "sqlite3",
        "cryptography")
STARTS = ("briefer.cli", "briefer.workflow", "briefer.__main__")
QT = ("PySide6", "PyQt6", "PyQt5", "shiboken6", "qtpy")
NETWORK = ("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "webbrowser", "asyncio", "PySide6.QtNetwork")
SILENCES = frozenset({"briefer.importers.unconnected"})  # what keeps a library from trying the network has to name it
CHANCE = ("random", "secrets", "uuid", "time", "getpass", "platform")
PURE = frozenset({"model", "document", "edits", "figures", "assembly", "layout", "checks", "exporters"})
PANELS = frozenset({"start", "sources", "excerpts", "briefing", "preview", "checks"})
DRAWERS = frozenset({"utils", "util", "helpers", "helper", "common", "misc"})
REMEMBERS = frozenset({  # what may keep the last results of a function: a hidden change, so it is bounded and of pure functions only
    "briefer.analysis.date_words", "briefer.analysis.language", "briefer.assembly.typography", "briefer.edits.normal",
    "briefer.edits.records", "briefer.layout.fonts_own", "briefer.layout.press", "briefer.layout.sheet", "briefer.model.dates",
    "briefer.model.framing", "ui.icons"})
LONGEST_FILE, LONGEST_FUNCTION = 350, 60
MAKERS_OF_MUTABLES = frozenset({"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"})
READ_ONLY = frozenset({"Mapping", "Sequence", "Collection", "Iterable", "Set", "AbstractSet"})
OF_THE_MACHINE = re.compile(r"(?<![\w.~])/(home|work|Users|root|tmp)/\w|\b[A-Z]:\\\\?Users\\|\.\./shared\b")

# --- reading the house ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Module:
    path: Path
    place: str  # from the top of the checkout, with slashes
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.place)

    @property
    def name(self) -> str:
        parts = self.place.removesuffix(".py").split("/")
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def room(self) -> str:
        parts = self.name.split(".")
        return "ui" if parts[0] == "ui" else parts[1] if len(parts) > 1 else ""

    def imports(self, *, at_start: bool = False) -> set[str]:
        """Dotted names this module imports (`from a import b` gives `a.b`); `at_start`, only those run when it is loaded."""
        found: set[str] = set()
        for node in _loaded(self.tree) if at_start else ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                found.update(f"{node.module}.{alias.name}" for alias in node.names)
        return found


def _loaded(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        only_types = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
        if not only_types and not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from _loaded(child)


class House:
    """All Python of a checkout; `code` is that of the product, by dotted name."""

    def __init__(self, root: Path) -> None:
        found = [path for top in ("briefer", "ui", "tests", "tools") for path in root.glob(f"{top}/**/*.py")]
        self.modules = [_module(root, path) for path in sorted([*found, *root.glob("*.py")])]
        self.code = {module.name: module for module in self.modules if module.place.startswith(("briefer/", "ui/"))}
        self.papers = [_module(root, path) for path in sorted([*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("*.toml")])]

    def own(self, name: str) -> str | None:
        """The module of ours that an imported name is, or is taken from."""
        while name and name not in self.code:
            name = name.rpartition(".")[0]
        return name or None


def _module(root: Path, path: Path) -> Module:
    return Module(path, path.relative_to(root).as_posix(), path.read_text("utf-8"))


def _is(name: str, libraries: tuple[str, ...]) -> bool:
    return any(name == library or name.startswith(f"{library}.") for library in libraries)


# --- the rules: each gives its sentences, none when the house keeps it ------------------------------------------------

Rule = Callable[[House], Iterator[str]]


def rooms_import_what_their_floor_allows(house: House) -> Iterator[str]:
    for module in house.code.values():
        allowed = MAY_IMPORT.get(module.room, frozenset())
        if module.room and module.room not in MAY_IMPORT:
            yield f"{module.place}: the room {module.room} is not in the table; give it a floor"
        for target in sorted({house.own(name) or "" for name in module.imports()} - {""}):
            if not {house.code[target].room, target.removeprefix("briefer.")} & (allowed | {module.room, ""}):
                yield f"{module.place} imports {target}: {module.room or 'briefer'} may import {', '.join(sorted(allowed)) or 'nothing'}"


def panels_do_not_know_each_other(house: House) -> Iterator[str]:
    for module in house.code.values():
        here = module.name.split(".")[1:2]
        for name in sorted(module.imports()):
            parts = name.split(".")
            if module.room == "ui" and here[0] in PANELS and parts[0] == "ui" and parts[1] in PANELS - {here[0]}:
                yield f"{module.place} imports {name}: panels never import each other"


def the_core_knows_no_qt(house: House) -> Iterator[str]:
    for module, name in _imports_of_the_core(house):
        if _is(name, QT):
            yield f"{module.place} imports {name}: there is no Qt in briefer"


def nothing_reaches_the_network(house: House) -> Iterator[str]:
    for module in house.code.values():
        for name in sorted(module.imports()):
            if _is(name, NETWORK) and module.name not in SILENCES:
                yield f"{module.place} imports {name}: nothing in briefer opens a connection"


def pure_rooms_take_nothing_from_clock_or_chance(house: House) -> Iterator[str]:
    for module in house.code.values():
        if module.room in PURE:
            for name in sorted(module.imports()):
                if _is(name, CHANCE):
                    yield f"{module.place} imports {name}: {module.room} gives the same for the same input; pass it in"
            for node in ast.walk(module.tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("now", "utcnow", "today"):
                    yield f"{module.place}:{node.lineno} reads the clock: {module.room} gives the same for the same input; pass it in"


def libraries_stay_in_their_rooms(house: House) -> Iterator[str]:
    for module, name in _imports_of_the_core(house):
        library = name.split(".")[0]
        if library in sys.stdlib_module_names or library in ("briefer", "ui") or library in QT:
            continue
        if library not in THIRD_PARTY:
            yield f"{module.place} imports {library}, which is not in the table of libraries"
        elif not module.name.startswith(THIRD_PARTY[library]):
            yield f"{module.place} imports {library}, which only {', '.join(THIRD_PARTY[library])} may import"


def _imports_of_the_core(house: House) -> Iterator[tuple[Module, str]]:
    for module in house.code.values():
        if module.room != "ui":
            for name in sorted(module.imports()):
                yield module, name


def slow_libraries_wait_until_they_are_needed(house: House) -> Iterator[str]:
    reached, waiting = set(), [name for name in house.code if name.startswith(STARTS)]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        for imported in sorted(house.code[name].imports(at_start=True)):
            if _is(imported, SLOW):
                yield f"{house.code[name].place} imports {imported} at start: import it inside the function that needs it"
            owner = house.own(imported)
            waiting += [above for above in _with_parents(owner or "") if above in house.code]


def _with_parents(name: str) -> Iterator[str]:
    while name:
        yield name
        name = name.rpartition(".")[0]


def imports_run_in_no_circle(house: House) -> Iterator[str]:
    arrows = {
        name: {target for imported in module.imports() if (target := house.own(imported)) and target != name}
        for name, module in house.code.items()
    }
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        yield f"these import each other in a circle: {' <- '.join(error.args[1])}"


def files_are_short(house: House) -> Iterator[str]:
    for module in house.modules:
        if (lines := len(module.text.splitlines())) > LONGEST_FILE:
            yield f"{module.place} has {lines} lines, more than {LONGEST_FILE}: a second room is hiding in it"


def functions_are_short(house: House) -> Iterator[str]:
    for module in house.modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    yield f"{module.place}: {node.name} has {lines} lines, more than {LONGEST_FUNCTION}: it does two things"


def no_module_is_a_drawer(house: House) -> Iterator[str]:
    for module in house.modules:
        if drawers := DRAWERS & set(module.place.removesuffix(".py").split("/")):
            yield f"{module.place}: a module called {', '.join(sorted(drawers))} says nothing; name it after what it holds"


def nothing_importable_is_mutable(house: House) -> Iterator[str]:
    for module in house.code.values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Global):
                yield f"{module.place}:{node.lineno} changes a name of its module: state is passed, never imported"
        for statement in module.tree.body:
            if isinstance(statement, ast.Assign | ast.AnnAssign) and _is_mutable(statement):
                name = ast.unparse(statement.targets[0] if isinstance(statement, ast.Assign) else statement.target)
                yield f"{module.place}:{statement.lineno} {name} can be changed by whoever imports it: make it a tuple, or type it Mapping"


def what_remembers_is_listed_and_bounded(house: House) -> Iterator[str]:
    for module in house.code.values():
        for node in ast.walk(module.tree):
            for mark in node.decorator_list if isinstance(node, ast.FunctionDef) else ():
                said = ast.unparse(mark)
                if re.match(r"(functools\.)?(lru_)?cache\b", said) and not (module.name in REMEMBERS and re.search(r"maxsize=\d", said)):
                    yield f"{module.place}:{mark.lineno} {said} keeps results: bound it, and name the module in the table of what remembers"


def _is_mutable(statement: ast.Assign | ast.AnnAssign) -> bool:
    value = statement.value
    if isinstance(statement, ast.AnnAssign) and set(re.findall(r"\w+", ast.unparse(statement.annotation).split("[")[0])) & READ_ONLY:
        return False
    if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "__all__":
        return False
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).split(".")[-1] in MAKERS_OF_MUTABLES
    return isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)


def dataclasses_are_the_quick_ones(house: House) -> Iterator[str]:
    for module in house.code.values():
        if module.name != "briefer.values" and {"dataclasses", "dataclasses.dataclass"} & module.imports():
            yield f"{module.place} takes dataclass from dataclasses: take it from briefer.values, whose classes load in a tenth of the time"


def nothing_names_the_machine(house: House) -> Iterator[str]:
    for module in [*house.code.values(), *house.papers]:
        for number, line in enumerate(module.text.splitlines(), start=1):
            if found := OF_THE_MACHINE.search(line):
                yield f"{module.place}:{number} names a folder of one machine: {found.group()}"


RULES: tuple[Rule, ...] = (
    rooms_import_what_their_floor_allows, panels_do_not_know_each_other, the_core_knows_no_qt, nothing_reaches_the_network,
    pure_rooms_take_nothing_from_clock_or_chance, libraries_stay_in_their_rooms, slow_libraries_wait_until_they_are_needed,
    imports_run_in_no_circle, files_are_short, functions_are_short, no_module_is_a_drawer, nothing_importable_is_mutable,
    what_remembers_is_listed_and_bounded, dataclasses_are_the_quick_ones, nothing_names_the_machine,
)  # fmt: skip
