"""The explicit list of kinds: for each its name, Chinese label, home in the playbooks folder and class."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.model.base import Record
from playbook.model.case import Case
from playbook.model.channel import Channel
from playbook.model.checklist import Checklist
from playbook.model.customer import Customer
from playbook.model.drill import Drill
from playbook.model.law import (
    Allowance,
    Article,
    Limit,
    MustSay,
    OldLaw,
    OpenQuestion,
    RedLine,
    Situation,
    Statute,
)
from playbook.model.legal_risk import LegalRisk
from playbook.model.letter import Letter
from playbook.model.objection import Objection
from playbook.model.path import OnboardingPath
from playbook.model.quiz import Quiz
from playbook.model.stage import Stage
from playbook.model.tables import Holiday, Rate
from playbook.model.technique import Technique
from playbook.model.tree import Tree
from playbook.model.words import Outcome, Placeholder, Point, Synonym, Term
from playbook.model.worked_case import WorkedCase


@dataclass(frozen=True)
class Kind:
    """A kind of entry. `home` is a folder with one file an entry, or one `.yml` file with many."""

    name: str
    label: str
    home: str
    model: type[Record]

    @property
    def is_registry(self) -> bool:
        """Whether all entries of this kind stand in a single file, keyed by id."""
        return self.home.endswith(".yml")


KINDS = (
    Kind("stage", "逾期阶段", "stages", Stage),
    Kind("customer", "客户类型", "customers", Customer),
    Kind("case", "特殊案件", "cases", Case),
    Kind("objection", "借口异议", "objections", Objection),
    Kind("channel", "催收渠道", "channels", Channel),
    Kind("letter", "函件", "letters", Letter),
    Kind("technique", "技巧", "techniques", Technique),
    Kind("checklist", "清单", "checklists", Checklist),
    Kind("legal-risk", "法律风险", "legal/risks", LegalRisk),
    Kind("tree", "决策树", "trees", Tree),
    Kind("worked-case", "案例", "worked-cases", WorkedCase),
    Kind("path", "上岗路径", "paths", OnboardingPath),
    Kind("quiz", "测验", "quizzes", Quiz),
    Kind("drill", "演练", "drills", Drill),
    Kind("statute", "法律法规", "legal/statutes.yml", Statute),
    Kind("article", "法条", "legal/articles.yml", Article),
    Kind("limit", "硬数字", "legal/limits.yml", Limit),
    Kind("red-line", "红线", "legal/red-lines.yml", RedLine),
    Kind("must-say", "必说项", "legal/must-say.yml", MustSay),
    Kind("old-law", "旧法对照", "legal/old-law.yml", OldLaw),
    Kind("situation", "特殊情形", "legal/situations.yml", Situation),
    Kind("open-question", "未定问题", "legal/open-questions.yml", OpenQuestion),
    Kind("rate", "LPR 利率表", "rates.yml", Rate),
    Kind("holiday", "节假日表", "holidays.yml", Holiday),
    Kind("term", "术语", "terms.yml", Term),
    Kind("placeholder", "占位符", "placeholders.yml", Placeholder),
    Kind("outcome", "处置码", "outcomes.yml", Outcome),
    Kind("synonym", "同义词", "synonyms.yml", Synonym),
    Kind("point", "知识点", "syllabus.yml", Point),
    Kind("exception", "例外", "exceptions.yml", Allowance),
)

KIND = {kind.name: kind for kind in KINDS}
