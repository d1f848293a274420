"""Messages about the shape of a rule file: its words, what they take, its ids."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "top-level": Message(
        en="A rule file is made of words with values, as 'title: …'; this one holds {found}.",
        en_fix="Begin it with the lines 'format: 1', 'id: …', 'title: …' and 'status: draft'.",
        zh="规则文件由“词: 值”组成，如“title: …”；本文件却是{found}。",
        zh_fix="开头请写 format: 1、id: …、title: …、status: draft 各行。",
    ),
    "top-level/empty": Message(
        en="The rule file is empty.",
        en_fix="Begin it with the lines 'format: 1', 'id: …', 'title: …' and 'status: draft'.",
        zh="规则文件是空的。",
        zh_fix="开头请写 format: 1、id: …、title: …、status: draft 各行。",
    ),
    "format-version": Message(
        en="'format: {found}' is not a form that this version reads.",
        en_fix="Write 'format: 1'.",
        zh="“format: {found}”不是本版本能读的格式。",
        zh_fix="请写 format: 1。",
    ),
    "unknown-word": Message(
        en="'{word}' is not a word of {section}.",
        en_fix="Did you mean '{near}'?",
        zh="“{word}”不是{section}可用的词。",
        zh_fix="是否应为“{near}”？",
    ),
    "unknown-word/below": Message(
        en="'{word}' is not a word of {section}; it belongs to its '{holder}'.",
        en_fix="Write it below '{holder}:', further to the right.",
        zh="“{word}”不是{section}可用的词，它属于其中的“{holder}”。",
        zh_fix="请写在“{holder}:”之下，并再缩进一层。",
    ),
    "unknown-word/list": Message(
        en="'{word}' is not a word of {section}.",
        en_fix="Its words are: {allowed}.",
        zh="“{word}”不是{section}可用的词。",
        zh_fix="可用的词：{allowed}。",
    ),
    "missing-word": Message(
        en="{words} is missing in {section}.",
        en_fix="Add '{word}: …'.",
        zh="{section}缺少{words}。",
        zh_fix="请补充“{word}: …”。",
    ),
    "missing-word/beside": Message(
        en="'{beside}' stands here without {words}, which it needs.",
        en_fix="Add '{word}: …', or remove '{beside}'.",
        zh="写了“{beside}”，还须写{words}。",
        zh_fix="请补充“{word}: …”，或删去“{beside}”。",
    ),
    "exclusive-words": Message(
        en="'{word}' and '{other}' exclude each other; here stand both.",
        en_fix="Remove one of them.",
        zh="“{word}”与“{other}”不能同时使用。",
        zh_fix="请删去其中之一。",
    ),
    "exclusive-words/only": Message(
        en="'{word}' has a meaning only beside '{needed}'.",
        en_fix="Write '{needed}', or remove '{word}'.",
        zh="“{word}”只能与“{needed}”同用。",
        zh_fix="请写“{needed}”，或删去“{word}”。",
    ),
    "wrong-type": Message(
        en="'{word}' takes {expected}; here stands {found}.",
        en_fix="Write {expected}.",
        zh="“{word}”应为{expected}，这里却是{found}。",
        zh_fix="请改为{expected}。",
    ),
    "wrong-type/quotes": Message(
        en="'{word}' takes {expected}; here stands {found}.",
        en_fix="Put it in quotes if it is meant as text.",
        zh="“{word}”应为{expected}，这里却是{found}。",
        zh_fix="如果是文字，请加引号。",
    ),
    "wrong-type/words": Message(
        en="'{word}' takes {expected}; here stands {found}.",
        en_fix="Write its words below '{word}:', each on a line of its own and further to the right, or in braces {{…}}.",
        zh="“{word}”应为{expected}，这里却是{found}。",
        zh_fix="请在“{word}:”下面逐行缩进书写各词，或写在花括号 {{…}} 内。",
    ),
    "unknown-choice": Message(
        en="'{choice}' is not a choice for '{word}'.",
        en_fix="Did you mean '{near}'?",
        zh="“{choice}”不是“{word}”可选的词。",
        zh_fix="是否应为“{near}”？",
    ),
    "unknown-choice/list": Message(
        en="'{choice}' is not a choice for '{word}'.",
        en_fix="The choices are: {allowed}.",
        zh="“{choice}”不是“{word}”可选的词。",
        zh_fix="可选的词：{allowed}。",
    ),
    "not-supported": Message(
        en="'{word}' is not supported in this version.",
        en_fix="Remove it; a later version will read it.",
        zh="本版本尚不支持“{word}”。",
        zh_fix="请删去；以后的版本会支持。",
    ),
    "empty-section": Message(
        en="'{word}' is empty.",
        en_fix="Write something below it, or remove it.",
        zh="“{word}”下没有内容。",
        zh_fix="请补充内容，或删去该词。",
    ),
    "empty-section/line": Message(
        en="A line of '{word}' is empty.",
        en_fix="Write something in it, or remove it.",
        zh="“{word}”中有一行没有内容。",
        zh_fix="请补充内容，或删去该行。",
    ),
    "empty-section/text": Message(
        en="'{word}' is an empty text.",
        en_fix="Write the text, or remove '{word}'.",
        zh="“{word}”是空的文字。",
        zh_fix="请填写，或删去“{word}”。",
    ),
    "too-few": Message(
        en="'{word}' needs at least {least} lines.",
        en_fix="Add what is missing.",
        zh="“{word}”至少要有 {least} 行。",
        zh_fix="请补足。",
    ),
    "out-of-range": Message(
        en="'{word}' takes {expected}; here stands {found}.",
        en_fix="Choose a figure in that range.",
        zh="“{word}”应为{expected}，这里却是 {found}。",
        zh_fix="请改为该范围内的数。",
    ),
    "bad-date": Message(
        en="'{found}' is not a day of the calendar.",
        en_fix="Write year, month and day with hyphens, as 2024-09-30.",
        zh="“{found}”不是有效的日期。",
        zh_fix="请写成“年-月-日”，如 2024-09-30。",
    ),
    "bad-id": Message(
        en="'{word}' cannot be an id: ids consist of letters (Chinese ones too), digits and '_' and do not begin with a digit.",
        en_fix="Write '{near}', and the full wording under 'title'.",
        zh="“{word}”不能作为标识：标识只能由字母、汉字、数字和下划线组成，且不以数字开头。",
        zh_fix="可写作“{near}”，完整的名称写在 title 中。",
    ),
    "bad-id/reserved": Message(
        en="'{word}' already means something else in formulas and cannot be an id here.",
        en_fix="Choose another id, such as '{word}_1'.",
        zh="“{word}”在公式中已有其他含义，不能作为这里的标识。",
        zh_fix="请换一个标识，如“{word}_1”。",
    ),
    "bad-id/set": Message(
        en="'{found}' cannot be the id of a rule set: it consists of letters, digits and '_', in parts joined by dots.",
        en_fix="Write an id such as 'cn.project_evaluation'.",
        zh="“{found}”不能作为规则集标识：只能由字母、汉字、数字和下划线组成，可用点分段。",
        zh_fix="请写成类似 cn.project_evaluation 的标识。",
    ),
    "bad-language": Message(
        en="'{word}' under '{holder}' is not a language code such as zh or en.",
        en_fix="A text in several languages is {{zh: …, en: …}}; a text that begins with a brace stands in quotes.",
        zh="“{holder}”下的“{word}”不是语言代码（如 zh、en）。",
        zh_fix="多语言文字写作 {{zh: …, en: …}}；以花括号开头的文字须加引号。",
    ),
}
