"""Turns the library's stages, scopes and kinds into the words that a query may name them by."""

from __future__ import annotations

from typing import Any

from playbook.library import Library
from playbook.model.choices import Scope

# Words that stand for a scope anywhere in a query, and such that do so only between spaces.
_SCOPE = {
    "对公": Scope.B2B,
    "企业客户": Scope.B2B,
    "公司客户": Scope.B2B,
    "应收账款": Scope.B2B,
    "对私": Scope.CONSUMER,
    "个人客户": Scope.CONSUMER,
    "个贷": Scope.CONSUMER,
    "消费贷": Scope.CONSUMER,
}
_SCOPE_ALONE = {
    "企业": Scope.B2B,
    "公司": Scope.B2B,
    "b2b": Scope.B2B,
    "个人": Scope.CONSUMER,
    "信用卡": Scope.CONSUMER,
    "网贷": Scope.CONSUMER,
    "c端": Scope.CONSUMER,
}
_KIND = {
    "阶段": "stage",
    "客户类型": "customer",
    "类型": "customer",
    "特殊案件": "case",
    "案件": "case",
    "借口": "objection",
    "异议": "objection",
    "渠道": "channel",
    "函件": "letter",
    "函": "letter",
    "模板": "letter",
    "协议": "letter",
    "技巧": "technique",
    "方法": "technique",
    "清单": "checklist",
    "准备": "checklist",
    "法律风险": "legal-risk",
    "风险": "legal-risk",
    "决策树": "tree",
    "流程图": "tree",
    "上岗": "path",
    "法条": "article",
    "法律依据": "article",
    "硬数字": "limit",
    "红线": "red-line",
    "术语": "term",
    "处置码": "outcome",
    "催收结果码": "outcome",
    "演练": "drill",
    "陪练": "drill",
    "测验": "quiz",
    "小测": "quiz",
    "考试": "quiz",
    "考题": "quiz",
    "案例": "worked-case",
    "特殊情形": "situation",
}
# What people type around the thing itself, longest first.
_BEFORE = (
    "客户一直说",
    "客户老是说",
    "客户总说",
    "客户说",
    "对方说",
    "他老是说",
    "他说",
    "老板说",
    "客户",
    "对方",
    "如果",
    "要是",
    "遇到",
    "碰到",
    "请问",
    "关于",
    "怎么应对",
    "怎么处理",
    "如何应对",
    "如何",
    "怎么",
    "我想问",
    "能不能",
    "可不可以",
    "要不要",
    "该不该",
    "什么是",
    "啥是",
    "啥叫",
    "什么叫",
    "咋样",
    "咋",
)
_AFTER = (
    "应该怎么办",
    "怎么办呢",
    "怎么办",
    "怎么说",
    "怎么回答",
    "怎么回",
    "怎么应对",
    "怎么处理",
    "怎么谈",
    "怎么催",
    "咋催",
    "怎么讲",
    "怎么弄",
    "怎么答",
    "该怎么",
    "咋办",
    "咋说",
    "咋整",
    "咋弄",
    "咋回",
    "如何应对",
    "如何处理",
    "行不行",
    "行吗",
    "成吗",
    "可不可以",
    "可以吗",
    "好不好",
    "怎么接话",
    "怎么接",
    "怎么样",
    "怎么写",
    "怎么打",
    "怎么做",
    "算不算",
    "违法吗",
    "合法吗",
    "的话术",
    "话术",
    "的说法",
    "有哪些",
    "是什么",
    "什么意思",
    "是啥",
    "啥意思",
    "的客户",
    "了",
    "呢",
    "啊",
    "吗",
    "呀",
    "吧",
    "嘛",
    "哦",
    "啦",
    "的",
    "喽",
    "呗",
    "哈",
    "咯",
    "噻",
    "撒",
    "啵",
    "哟",
    "诶",
    "嘞",
    "哇",
    "呐",
    "行不",
    "成不",
    "中不",
    "中不中",
    "成不成",
    "好不",
    "可以不",
    "可不",
    "犯法不",
    "合法不",
    "违法不",
    "违规不",
    "犯法吗",
    "违规吗",
    "犯不犯法",
    "违不违法",
    "合不合法",
    "合规吗",
    "合规不",
    "中吗",
    "能行吗",
    "能行不",
    "允许吗",
)
# What the whole site is about: 催债犯法吗 asks for what its end says, 录音犯法吗 for what it begins with.
_TRADE = ("催收", "催债", "催账", "催款", "讨债", "讨账", "要债", "要账", "收账", "追债", "追账")
# What a question is put with, as it is compared (see text.plain); between other words it says little.
_FRAME = (
    "下一步 怎办 怎整 怎弄 怎说 怎讲 怎谈 怎回 怎接 怎处理 怎应对 怎样 接话 行不行 成不成 可不可以 能不能"
    " 要不要 该不该 是不是 有没 会不会 好不好 注意什 注意些 为什 干什 是什 哪些 什意思"
)
# Characters that say little by themselves.
_STOP = (
    "的了呢啊吗呀吧嘛哦啦我你您他她它们是就都也还在有和跟与个这那么要会能去来到说给把"
    "被让不没得着过什哪些谁几怎样为可以想应该再才又只很太真里时候直接客户多少所已经"
)


# Characters without which a sentence is not taken for a threat or a crisis on likeness alone, and the
# turns of speech in which they mean neither.
_ALARM = (
    "死活命亡跳楼桥河药瓶刀杀砍血割伤喘晕昏醒疼痛病疯醉救轻绝残炸烧揍打骂撞倒胸滚告弄哭崩"
    "踪监尸永辈遗泼油煤窗抽羊拾逼针抖麻"
)
_NO_ALARM = (
    "死活|[气烦忙笑累急吵困饿穷冷热吓羡]死|要死要活|死账|死心|卡得?死|活干|干活|没活"
    "|打电话|打款|打钱|打[给过]|转告"
)

# Words of one sort, as they are compared (see text.plain): what is said of one is mostly
# answered as for another.
_KIN = (
    "老板 老总 领导 经理 主管 负责人 董事长 总经理 一把手 财务 会计 出纳 老大 总监 拍板的 管事的 经办人",
    "不在 没在 出差 请假 休假 休息 出国 没来 没上班 没到公司 走不开 在外地 没回来",
    "没批 没签 没审 没过 没通过 没批下来 没签字 没同意 不批 不签",
    "总部 集团 上头 上级 总公司 财政",
    "甲方 业主 总包 开发商 上家 建设单位 客户",
    "爸 妈 父亲 母亲 爹 爸妈 老婆 老公 媳妇 家里人 家人 亲戚 姐姐 哥哥 丈夫 妻子",
    "公章 财务章 印章 合同章 法人章",
    "没到 没收到 没寄到 没见 没来 没拿到 没到账",
    "电话 手机 号码",
)


# How a question about what is allowed, or about a number, begins; such are answered by these kinds.
_MAY = (
    "^(能不能|可不可以|可以|能|要不要|是不是|允许|准不准|让不让)"
    "|((可以|行|成|中|合法|违法|犯法|违规|合规|允许)(吗|不|么|没)|行不行|成不成|可不可以|犯不犯法|违不违法|合不合法|算不算)$"
)
_MUCH = "几点|几次|几天|多少|多久|多长|最多|最高|上限|期限|几年|几个月"


def tag_words(library: Library) -> dict[str, Any]:
    stages = [
        {"code": str(item.record.code), "from": item.record.days.from_, "to": item.record.days.to}
        for item in library.of("stage")
    ]
    return {
        "stages": stages,
        "scope": {word: scope.value for word, scope in _SCOPE.items()},
        "scopeAlone": {word: scope.value for word, scope in _SCOPE_ALONE.items()},
        "kind": _KIND,
        "before": sorted(_BEFORE, key=len, reverse=True),
        "after": sorted(_AFTER, key=len, reverse=True),
        "trade": _TRADE,
        "stop": _STOP,
        "frame": _FRAME.split(),
        "alarm": {"characters": f"[{_ALARM}]", "not": _NO_ALARM},
        "kin": [words.split() for words in _KIN],
        "asks": [
            {"pattern": _MAY, "kinds": ["red-line"]},
            {"pattern": _MUCH, "kinds": ["limit", "term"]},
        ],
    }
