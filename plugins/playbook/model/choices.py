"""Turns the values that a field may take into fixed lists, each with the Chinese that pages show."""

from __future__ import annotations

import difflib
from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from playbook.model.text import wrong


class Choice(StrEnum):
    """A fixed list of values; `label` is what the page shows."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        return member

    @classmethod
    def read(cls, text: str) -> Self:
        for member in cls:
            if member.value == text:
                return member
        raise wrong("not-in-list", f"“{text}”不在可选值里", cls._suggest(text))

    @classmethod
    def _suggest(cls, text: str) -> str:
        by_name = {name: member for member in cls for name in (member.value, member.label)}
        close = difflib.get_close_matches(text, by_name, n=1, cutoff=0.5)
        known = "、".join(cls._show(member) for member in cls)
        if close:
            return f"你是不是想写“{by_name[close[0]].value}”？可选：{known}"
        return f"可选：{known}"

    @staticmethod
    def _show(member: Choice) -> str:
        return member.value if member.value == member.label else f"{member.value}（{member.label}）"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.read, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "enum": [member.value for member in cls],
            "markdownEnumDescriptions": [member.label for member in cls],
        }


class Scope(Choice):
    B2B = "b2b", "对公"
    CONSUMER = "consumer", "对私"


class StageCode(Choice):
    M0 = "m0", "M0 未到期"
    M1 = "m1", "M1 逾期 1–30 天"
    M2 = "m2", "M2 逾期 31–60 天"
    M3 = "m3", "M3 逾期 61–90 天"
    M4 = "m4", "M4 逾期 90 天以上"


class Tone(Choice):
    GENTLE = "gentle", "温和"
    NEUTRAL = "neutral", "平稳"
    FIRM = "firm", "坚定"


class Listener(Choice):
    """Who may hear a line; the groups come from the rules on disclosure to third parties."""

    DEBTOR = "本人"
    UNVERIFIED = "未核身接听人"
    RELATED = "债务相关第三人"
    UNRELATED = "无关第三人"
    GUARANTOR = "担保人"
    CO_BORROWER = "共同借款人"
    GUARDIAN = "监护人"
    ESTATE = "遗产管理人"
    PROXY = "代理人"
    CLERK = "对公经办人"
    RECEPTION = "前台"
    FINANCE = "财务"
    LEGAL_REPRESENTATIVE = "法定代表人"

    @property
    def may_hear_debt(self) -> bool:
        """Whether the debt itself may be spoken of to this listener (民法典 1033 条、信用卡办法 68 条)."""
        return self not in (Listener.UNVERIFIED, Listener.UNRELATED, Listener.RECEPTION)


class Product(Choice):
    CARD = "信用卡"
    CONSUMER_FINANCE = "消费金融"
    ASSISTED_LOAN = "助贷网贷"
    MICRO_LOAN = "小贷"
    PRIVATE_LOAN = "民间借贷"
    LEASING = "融资租赁"
    GOODS = "货款"
    CONSTRUCTION = "工程款"


class Part(Choice):
    """The moment of a call that a line serves."""

    OPENING = "opening", "开场"
    VERIFY = "verify", "核身"
    PURPOSE = "purpose", "来意"
    REASON = "reason", "问原因"
    OFFER = "offer", "给方案"
    ANSWER = "answer", "应答"
    CONFIRM = "confirm", "敲定承诺"
    CLOSING = "closing", "收尾"


class CallKind(Choice):
    """What a caller is about to begin; each kind has one tree that it opens on."""

    CONSUMER = "consumer-call", "对私电话"
    B2B = "b2b-call", "对公电话"
    VISIT = "visit", "拜访"


class Axis(Choice):
    """What the options of a question measure, where a worse answer may never lead to a softer outcome."""

    WILLINGNESS = "willingness", "意愿"
    OVERDUE = "overdue", "逾期"


class Emergency(Choice):
    """What stops collection at once, from any step of any tree."""

    SELF_HARM = "self-harm", "说到轻生"
    ILLNESS = "illness", "重病、急病"
    MINOR = "minor", "接电话的是未成年人"
    DEATH = "death", "借款人去世"
    IDENTITY = "identity-theft", "说被人冒名"
    COMPLAINT = "complaint", "要投诉"
    MENTAL = "mental-state", "精神状态不对"
    THREAT = "threat", "威胁我方人员"


class QuizKind(Choice):
    SINGLE = "single", "单选"
    MULTIPLE = "multiple", "多选"
    ORDER = "order", "排序"
    FILL = "fill", "填空"
    LINE = "line", "现在说哪一句"


class Grade(Choice):
    """How well something was said, or how a drill came out."""

    GOOD = "good", "好"
    WEAK = "weak", "一般"
    BAD = "bad", "不行"


class Guard(Choice):
    """Which strip over the lines shows a limit."""

    QUIET_HOURS = "quiet-hours", "不能联系的时段"
    COURTESY_HOURS = "courtesy-hours", "合适的时段"
    CONTACT_COUNT = "contact-count", "联系次数"


class Anchor(Choice):
    """The day that the next contact is counted from."""

    CALL = "call", "通话当天"
    PROMISE = "promise", "承诺日"
    AGREED = "agreed", "约好的日子"
    APPROVER = "approver", "由批准的岗位定"
    NEVER = "never", "不再主动联系"


class Confidence(Choice):
    """How the text of a rule was seen; decides how it may be stated."""

    VERIFIED = "verified", "已见原文"
    SECONDARY = "secondary", "以正式文本为准"
    FROM_MEMORY = "from-memory", "未见文本，不作规则展示"


class Binding(Choice):
    HARD_LAW = "hard-law", "法律规定"
    SOFT_STANDARD = "soft-standard", "行业指引"
    ADVICE = "not-law", "本手册建议"
    REFERENCE = "reference", "参考数据"
    UNKNOWN = "unknown", "未核"


class Standing(Choice):
    IN_FORCE = "in-force", "现行有效"
    REPEALED = "repealed", "已废止"
    REPLACED = "replaced", "已被替代"
    EXPIRED = "expired", "适用期已过"
    DRAFT = "draft", "未生效"
    UNCERTAIN = "uncertain", "现行性未核"


class Severity(Choice):
    P0 = "P0", "绝对禁止"
    P1 = "P1", "严重违规"
    P2 = "P2", "违规"


class LintMode(Choice):
    BLOCK = "block", "拦截"
    REVIEW = "review", "人工复核"


class Compliance(Choice):
    OK = "ok", "可用"
    CAUTION = "caution", "有条件可用"
    PROBLEMATIC = "problematic", "只作反面教材"


class CustomerGroup(Choice):
    ATTITUDE = "attitude", "付款态度"
    BEHAVIOUR = "behaviour", "行为类型"
    QUADRANT = "quadrant", "意愿与能力"


class CaseGroup(Choice):
    CRISIS = "crisis", "危机"
    IDENTITY = "identity", "身份与冒用"
    DISPUTE = "dispute", "债务争议"
    HARDSHIP = "hardship", "困难与减免"
    CONTACT = "contact", "失联与拒见"
    LEGAL_STATE = "legal-state", "主体变化"
    DISHONEST = "dishonest", "欺诈与赖账"


class ObjectionGroup(Choice):
    STALL = "stall", "推脱"
    FUNDS = "funds", "资金"
    PROCESS = "process", "流程单据"
    DISPUTE = "dispute", "争议抵销"
    RELATION = "relation", "关系人情"
    DOUBT = "doubt", "质疑身份与权利"
    CONTACT = "contact", "不便与拒接"
    HARD = "hard", "强硬对抗"


class ChannelGroup(Choice):
    REMOTE = "remote", "电话与文字"
    PAPER = "paper", "书面函件"
    FACE = "face", "当面"
    AGENCY = "agency", "委托外部"
    LEGAL = "legal", "法律程序"


class LetterGroup(Choice):
    DUNNING = "dunning", "催告"
    RECORD = "record", "对账与确认"
    PLAN = "plan", "还款安排"
    WAIVER = "waiver", "减免与申请"
    COURT = "court", "法律程序"


class TechniqueGroup(Choice):
    COMMUNICATION = "communication", "沟通"
    NEGOTIATION = "negotiation", "谈判"
    PERSUASION = "persuasion", "说服"
    PSYCHOLOGY = "psychology", "心理"
    PREPARATION = "preparation", "准备"
    PARTIAL = "partial", "部分回收"
    SANCTION = "sanction", "合法制约"
    FRAUD = "fraud", "防骗"
    RISK = "risk", "风控"
    DISCIPLINE = "discipline", "纪律"
    SELF_CARE = "self-care", "自我照顾"
    PROCESS = "process", "流程管理"
    TRAINING = "training", "带教"


class ValueType(Choice):
    TEXT = "text", "文字"
    NAME = "name", "称呼"
    MONEY = "money", "金额"
    DATE = "date", "日期"
    DAYS = "days", "天数"
    TIME = "time", "时间"
    NUMBER = "number", "数字"


class ValueSource(Choice):
    ACCOUNT = "account", "案件"
    ORGANISATION = "organisation", "本机构设置"
    CALL = "call", "通话中填写"
    LETTER = "letter", "函件填写"
