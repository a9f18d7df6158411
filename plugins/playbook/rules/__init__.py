"""The explicit list of rules, and every manual by the id that messages show."""

from __future__ import annotations

from playbook import nodes, reader
from playbook.library import Library
from playbook.model import read
from playbook.problems import Problem
from playbook.rules import (
    announced_step,
    disclosure,
    drill_turns,
    duplicate_title,
    exceptions,
    holiday,
    law,
    letter_gap,
    likeness,
    line_ids,
    line_length,
    must_say,
    orphan_entry,
    path_order,
    personal_data,
    placeholders,
    quiz_answer,
    rate_date,
    red_line,
    review_overdue,
    stage_gap,
    syllabus,
    tree_crisis,
    tree_force,
    tree_shape,
    tree_size,
    unknown_reference,
)
from playbook.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    unknown_reference.RULE,
    duplicate_title.RULE,
    line_ids.RULE,
    line_ids.BARE,
    orphan_entry.RULE,
    placeholders.UNDECLARED,
    placeholders.UNUSED,
    placeholders.LETTER_VARIABLES,
    letter_gap.RULE,
    disclosure.RULE,
    announced_step.RULE,
    red_line.BLOCK,
    red_line.REVIEW,
    red_line.EXAMPLES,
    likeness.LIKENESS,
    must_say.RULE,
    law.UNCITED,
    law.REPEALED,
    law.UNSEEN,
    stage_gap.RULE,
    rate_date.RULE,
    holiday.RULE,
    tree_shape.DEAD_END,
    tree_shape.UNREACHABLE,
    tree_shape.CYCLE,
    tree_size.DEPTH,
    tree_force.RULE,
    tree_crisis.RULE,
    quiz_answer.ANSWER,
    quiz_answer.LONGEST,
    drill_turns.RULE,
    path_order.ORDER,
    path_order.COVERAGE,
    syllabus.UNCOVERED,
    syllabus.CROWDED,
    personal_data.RULE,
    review_overdue.OVERDUE,
    review_overdue.ORDER,
    line_length.RULE,
)

MANUALS: dict[str, str] = {
    **nodes.MANUAL,
    **read.MANUAL,
    **reader.MANUAL,
    **exceptions.MANUAL,
    **{rule.id: rule.manual for rule in RULES},
}


def check(library: Library) -> list[Problem]:
    """What every rule finds in the library, less the recorded exceptions."""
    found = [problem for rule in RULES for problem in rule.problems(library)]
    return exceptions.apply(library, found, [rule.id for rule in RULES])
