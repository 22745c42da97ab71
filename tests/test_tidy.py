"""What keeps the house tidy and no linter knows."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = "x12 practice clearinghouse patients encounters coding ledger claims payments reports billing_office".split()
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PARTIALS = [path for path in TEMPLATES if path.name.startswith("_") and path.parent != ROOT / "templates"]
PHI = {"first_name", "last_name", "full_name", "sort_name", "birth_date", "member_id", "note", "text", "phone", "email"}
PEOPLE_WHO_ARE_NOT_PATIENTS = {"Staff", "Provider"}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@pytest.fixture(scope="module", autouse=True)
def trees_are_forgotten() -> Iterator[None]:
    """Give the memory back: hundreds of megabytes that every later test would carry along."""
    yield
    tree_of.cache_clear()


def trees(paths: list[Path]) -> Iterator[tuple[Path, ast.Module]]:
    for path in paths:
        yield path.relative_to(ROOT), tree_of(path)


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def makers_of(model: str, module: str) -> set[str]:
    """The files that construct rows of a model, or write through its manager."""
    found = set()
    for path, tree in trees(SOURCES):
        if not defines_or_imports(tree, model, module, str(path)):
            continue
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            written = ast.unparse(call.func)
            through_manager = re.fullmatch(
                rf"{model}\.objects\.(.*\.)?(create|bulk_create|get_or_create|update_or_create|update|delete)", written
            )
            is_copied = written == "copy_values" and ast.unparse(call.args[0]) == model
            if written == model or through_manager or is_copied:
                found.add(str(path))
    return found


def defines_or_imports(tree: ast.Module, model: str, module: str, path: str) -> bool:
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == module)
    return path == module.replace(".", "/") + ".py" or any(
        alias.name == model for node in imports for alias in node.names
    )


def test_only_post_writes_the_ledger() -> None:
    assert makers_of("Entry", "ledger.models") == {"ledger/post.py"}


def test_nobody_writes_open_balances_but_the_database() -> None:
    assert makers_of("OpenBalance", "ledger.models") == set()


def test_only_a_claim_writes_its_events() -> None:
    assert {str(Path(name).parent) for name in makers_of("ClaimEvent", "claims.models")} == {"claims"}


def test_no_row_tells_who_the_patient_is_when_it_is_printed() -> None:
    told = []
    for path, tree in trees(SOURCES):
        for model in (node for node in tree.body if isinstance(node, ast.ClassDef)):
            if model.name in PEOPLE_WHO_ARE_NOT_PATIENTS:
                continue
            for method in (node for node in model.body if isinstance(node, ast.FunctionDef) and node.name == "__str__"):
                used = {node.attr for node in ast.walk(method) if isinstance(node, ast.Attribute)}
                told += [
                    f"{path}:{method.lineno} {model.name} uses {name}" for name in used & PHI if "x12" not in str(path)
                ]
    assert told == []


def test_rooms_have_names_that_say_what_is_in_them() -> None:
    assert [str(path) for path in SOURCES if path.stem in {"utils", "helpers", "common", "misc"}] == []


def test_files_and_functions_stay_small() -> None:
    crowded = [f"{path.relative_to(ROOT)}: {n} lines" for path in SOURCES if (n := path.read_text().count("\n")) > 400]
    for path, tree in trees(SOURCES):
        crowded += [
            f"{path}:{node.lineno} {node.name}"
            for node in functions(tree)
            if (node.end_lineno or node.lineno) - node.lineno >= 50
        ]
    assert crowded == []


@pytest.mark.parametrize("path", PARTIALS, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_a_partial_says_what_it_needs_and_has_one_root_with_an_id(path: Path) -> None:
    text = path.read_text()
    assert re.match(r"\{# Needs: .+?#\}|\{% comment %\}Needs: ", text, re.S), "begin with {# Needs: ... #}"
    body = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", text, flags=re.S)
    first = re.search(r"<[a-z][^>]*>", body)
    assert first and re.search(r"\bid=", first.group()), "give the first element an id"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_a_template_obeys_the_content_security_policy(path: Path) -> None:
    text = path.read_text()
    for forbidden in (
        r"\sstyle=",
        r"\son[a-z]+=",
        r"<style",
        r"hx-on",
        r"hx-vars",
        r"\|safe\b",
        r"autoescape off",
        r"(src|href)=\"https?:",
    ):
        assert not re.search(forbidden, text), forbidden
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text)), "no inline script"


def test_nobody_marks_text_as_safe_or_skips_the_csrf_check() -> None:
    found = [
        f"{path}:{node.lineno}"
        for path, tree in trees(SOURCES)
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
        and ast.unparse(node).split(".")[-1] in {"mark_safe", "csrf_exempt"}
    ]
    assert found == []


def test_a_task_takes_ids_and_says_why_it_may_run_twice() -> None:
    wrong = []
    for path, tree in trees([path for path in SOURCES if path.name == "tasks.py"]):
        for node in functions(tree):
            if not any("shared_task" in ast.unparse(decorator) for decorator in node.decorator_list):
                continue
            kinds = {ast.unparse(argument.annotation) for argument in node.args.args if argument.annotation}
            if not kinds <= {"int", "Task", "str"} or "twice" not in (ast.get_docstring(node) or ""):
                wrong.append(f"{path}:{node.lineno} {node.name}")
    assert wrong == []


def test_every_public_function_of_a_room_has_a_docstring() -> None:
    bare = []
    for path, tree in trees(SOURCES):
        for node in tree.body:
            if (
                isinstance(node, ast.FunctionDef | ast.ClassDef)
                and not node.name.startswith("_")
                and not ast.get_docstring(node)
            ):
                bare.append(f"{path}:{node.lineno} {node.name}")
    assert bare == []


def test_requirements_are_pinned_and_have_a_reason() -> None:
    lines = [
        line
        for name in ("requirements.txt", "requirements-dev.txt")
        for line in (ROOT / name).read_text().splitlines()
        if line and not line.startswith(("#", "-r"))
    ]
    assert [line for line in lines if not re.fullmatch(r"[\w.\[\]-]+==\S+\s+# .+", line)] == []


def test_nothing_is_left_for_later_in_the_code() -> None:
    words = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
    assert [
        str(path.relative_to(ROOT)) for path in [*SOURCES, *TESTS, *TEMPLATES] if words.search(path.read_text())
    ] == []
