"""What the reader of YAML says about places and refusals."""

import time

import pytest

from playbook.nodes import MAX_BYTES, MAX_REFUSED, read
from playbook.problems import Location


def place(text: str | bytes, *path: str | int, key: bool = False) -> tuple[int, int, int]:
    """Line, column and width of what stands at a path."""
    document = read("a.yml", text if isinstance(text, bytes) else text.encode())
    assert document.problems == []
    found = document.locate(path, key=key)
    return found.line, found.column, found.width


def words(text: str, sought: str, *path: str | int) -> tuple[int, int, int]:
    found = read("a.yml", text.encode()).locate_words(path, sought)
    return found.line, found.column, found.width


def refusals(text: str | bytes) -> list[tuple[str, int, int]]:
    """Rule, line and column of everything that is wrong with a file."""
    document = read("a.yml", text if isinstance(text, bytes) else text.encode())
    return [(one.rule, one.location.line, one.location.column) for one in document.problems]


def test_columns_count_characters():
    """A 汉字 is one column, whatever its bytes."""
    assert place("{称呼: 王经理, 金额: 五万}", "金额") == (1, 15, 2)


def test_keys_have_places_of_their_own():
    """A key is found apart from its value."""
    text = "a:\n  称呼:   王经理\n"
    assert place(text, "a", "称呼", key=True) == (2, 3, 2)
    assert place(text, "a", "称呼") == (2, 9, 3)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_line_ending_of_yaml_counts(ending: str):
    """What libyaml takes for the end of a line, the report does too."""
    text = ending.join(["# 话术", "a: 1", "b: 二", ""])
    assert place(text, "b") == (3, 4, 1)
    assert read("a.yml", text.encode()).lines[2] == "b: 二"


def test_a_line_separator_inside_a_block_keeps_later_lines_right():
    """U+2028 pasted into a text moves everything below by one line, for us and for libyaml."""
    text = "a: |\n  一\u2028  二\nb: 三\n"
    document = read("a.yml", text.encode())
    line = document.locate(("b",)).line
    assert document.lines[line - 1] == "b: 三"


def test_a_byte_order_mark_takes_no_column():
    """Files from Windows editors begin in column 1 like all others."""
    assert place(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "a", key=True) == (1, 1, 1)


def test_tabs_after_the_indent_count_as_one_character():
    """A tab between key and value is one column."""
    assert place("a:\t值\n", "a") == (1, 4, 1)


def test_values_in_flow_style_have_places():
    """Lists and mappings on one line point at their own items."""
    text = "a: [一, {b: 二}]\n"
    assert place(text, "a", 0) == (1, 5, 1)
    assert place(text, "a", 1, "b") == (1, 12, 1)


def test_a_block_scalar_stands_where_its_mark_stands():
    """The caret of a folded text is one wide; its words are found in the lines below."""
    text = "a: >-\n  第一句。\n  第二句坐牢。\nb: 坐牢\n"
    assert place(text, "a") == (1, 4, 1)
    assert words(text, "坐牢", "a") == (3, 6, 2)


def test_words_folded_over_two_lines_are_shown_where_they_begin():
    """The part on the first line is underlined."""
    assert words("a: >-\n  不还就坐\n  牢。\n", "坐牢", "a") == (2, 6, 1)


def test_words_are_not_sought_beyond_their_value():
    """Escaped words cannot be found: then the value itself is shown, not a later namesake."""
    assert words('a: "\\u5750牢"\nb: 坐牢\n', "坐牢", "a") == (1, 4, 9)
    assert words("a: >-\n  一\n\nb: 坐牢\n", "坐牢", "a") == (1, 4, 1)
    assert words("a: |\n  一\n坐牢: 二\n", "坐牢", "a") == (1, 4, 1)


def test_the_last_line_without_an_end_is_searched():
    """A file that does not end in a line break loses nothing."""
    assert words("a: >-\n  一坐牢", "坐牢", "a") == (2, 4, 2)


def test_what_is_absent_is_shown_at_the_nearest_thing_around_it():
    """A missing field points at the group that it is missing from."""
    assert place("a:\n  b: 1\n", "a", "c", "d", key=True) == (1, 1, 1)
    assert place("a:\n  b: 1\n", "a", "c", "d") == (2, 3, 1)


def test_scalars_are_taken_as_written():
    """Nothing is turned into a number, a boolean, a time or a date."""
    written = ["no", "12:30", "0755", "1_000", "1e3", "0x1F", "2026-11-22", "true", "=", ".inf"]
    text = "\n".join(f"- {one}" for one in written).encode()
    assert read("a.yml", text).value == written


def test_plain_empty_null_and_tilde_mean_absent():
    """The key keeps its place but has no value; in quotes they are words."""
    document = read("a.yml", b"a:\nb: ~\nc: null\nd: ''\ne: 'null'\n")
    assert document.value == {"d": "", "e": "null"}
    assert document.locate(("b",), key=True) == Location("a.yml", 2, 1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("yaml-empty", 1, 1)]),
        ("# 只有说明\n", [("yaml-empty", 1, 1)]),
        ("a: 1\na: 2\n", [("duplicate-key", 2, 1)]),
        ("a: 1\n---\nb: 2\n", [("yaml-many-documents", 2, 1)]),
        ("a: &x 1\nb: 2\n", [("yaml-alias", 1, 4)]),
        ("a: 1\nb: *a\n", [("yaml-alias", 2, 4)]),
        ("b: 1\n<<: {a: 1}\n", [("yaml-merge", 2, 1)]),
        ("a: !!int 1\n", [("yaml-tag", 1, 4)]),
        ("[a]: 1\n", [("bad-key", 1, 1)]),
        ("a:\n\tb: 1\n", [("yaml-syntax", 2, 1)]),
        ("a: 话术\x07\n", [("yaml-syntax", 1, 6)]),
        (b"a: \xd6\xdc\n", [("yaml-encoding", 1, 4)]),
        ("第一行: 1\n".encode() + b"a: \xff\n", [("yaml-encoding", 2, 4)]),
        ("a: 话术".encode("utf-16"), [("yaml-encoding", 1, 1)]),
        (b"a: 1\n" + b"#" * MAX_BYTES, [("yaml-size", 1, 1)]),
    ],
)
def test_every_refusal_has_its_place(text: str | bytes, expected: list[tuple[str, int, int]]):
    """Each kind of refusal names its own rule, at its own line and column."""
    assert refusals(text) == expected


def test_a_duplicate_key_names_both_places():
    """The message says where the first one stands, the place is that of the second."""
    (problem,) = read("a.yml", "称呼: 甲\n金额: 1\n称呼: 乙\n".encode()).problems
    assert "第 1 行第 1 列" in problem.message
    assert problem.location == Location("a.yml", 3, 1, 2)


def test_a_duplicate_does_not_hide_the_rest():
    """The first value stays, the second keeps its place out of the way, reading goes on."""
    document = read("a.yml", b"a: 1\na: {b: 2}\nc: 3\nc: 4\n")
    assert document.value == {"a": "1", "c": "3"}
    assert [problem.location.line for problem in document.problems] == [2, 4]


@pytest.mark.parametrize("bracket", ["[", "{", "- ", "{a: "])
def test_deep_nesting_ends_quickly(bracket: str):
    """200,000 opening brackets are one finding, soon, and no crash of the C loader."""
    began = time.process_time()
    assert [rule for rule, *_ in refusals(bracket * 200_000)] == ["yaml-depth"]
    assert time.process_time() - began < 2


def test_the_greatest_depth_is_allowed():
    """64 levels are read, 65 are not."""
    assert refusals("[" * 64 + "]" * 64) == []
    assert refusals("[" * 65 + "]" * 65) == [("yaml-depth", 1, 65)]


def test_an_alias_bomb_is_refused():
    """Nothing is expanded; each anchor and alias is named."""
    rows = ["a0: &a0 [x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    rules = {rule for rule, *_ in refusals("\n".join(rows))}
    assert rules == {"yaml-alias"}


def test_a_flood_of_refusals_is_cut_off():
    """Nobody reads past the first few dozen; the rest of the file is not read."""
    document = read("a.yml", b"[" + b"*a, " * 100_000 + b"]")
    assert len(document.problems) == MAX_REFUSED
    assert document.value is None


@pytest.mark.parametrize("size", [MAX_BYTES - 6, MAX_BYTES])
def test_the_greatest_size_is_allowed(size: int):
    """One MiB is read, one byte more is not."""
    text = b"a: " + b"x" * (size - 3)
    assert refusals(text) == []
    assert refusals(text + b"x" * (MAX_BYTES - size + 1)) == [("yaml-size", 1, 1)]
