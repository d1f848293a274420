"""Messages about conversion tables: their lines, and what is looked up in them."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "lookup-order": Message(
        en="'order: {order}' contradicts the conversion table '{table}', which says '{other}'.",
        en_fix="Take it out here; the order belongs to the table.",
        zh="“order: {order}”与对照表“{table}”所写的“{other}”不一致。",
        zh_fix="请在此处删去；次序由对照表规定。",
    ),
    "lookup-scale": Message(
        en="'{name}' takes a word from the conversion table '{table}' and has no scale that says what the word is worth.",
        en_fix="Write 'scale: …' with a scale whose words the table gives.",
        zh="“{name}”从对照表“{table}”查得一个词，却没有说明该词分值的尺度。",
        zh_fix="请写 scale，其尺度须含对照表查得的词。",
    ),
    "lookup-scale/grades": Message(
        en="The total takes a word from the conversion table '{table}', and this text has no grades.",
        en_fix="Add 'grades' with the words that the table gives.",
        zh="总分从对照表“{table}”查得一个词，而规则没有等级。",
        zh_fix="请写 grades，其中须含对照表查得的词。",
    ),
    "lookup-scale/member": Message(
        en="'{name}' is looked up in the conversion table '{table}' by its word and has no scale.",
        en_fix="Write 'scale: …' with the words that the lines of the table name.",
        zh="“{name}”须以等级词查对照表“{table}”，却没有尺度。",
        zh_fix="请写 scale，其尺度须含对照表各行所写的词。",
    ),
    "lookup-weight": Message(
        en="'{name}' has a weight, but its word is looked up in a conversion table, which weighs nothing.",
        en_fix="Take the weight out.",
        zh="“{name}”写了权重，但其等级词用于查对照表，权重不起作用。",
        zh_fix="请删去 weight。",
    ),
    "lookup-drops": Message(
        en="'{name}' may not apply or be left out, but in the conversion table '{table}' each word has its place.",
        en_fix="Write 'order: any' in the table, or let the item give a word of its own where it does not apply.",
        zh="“{name}”可能不适用或不计，而对照表“{table}”中各词各有其位。",
        zh_fix="请在对照表中写 order: any，或在不适用时另给一个词。",
    ),
    "lookup-mixed": Message(
        en="The conversion table '{table}' takes words in any order, but not all that is looked up here has the words {words}.",
        en_fix="Use one scale for all, or 'order: as_written' in the table.",
        zh="对照表“{table}”不论次序，而此处所查各项并非都有这些词：{words}。",
        zh_fix="请统一使用一个尺度，或在对照表中写 order: as_written。",
    ),
    "lookup-rounded": Message(
        en="These decimals change what '{word}' is worth, {points}, so that another word may be read from it.",
        en_fix="Take the decimals out, or write enough of them.",
        zh="按此小数位数修约会改变“{word}”的分值{points}，可能读成另一个词。",
        zh_fix="请删去 decimals，或写足够的位数。",
    ),
    "lookup-length": Message(
        en="A line of {count} words is never looked up in the conversion table '{table}'; what is looked up has {wanted}.",
        en_fix="Take the line out, or correct it.",
        zh="对照表“{table}”中有 {count} 个词的行不会被查到；所查的为 {wanted} 个词。",
        zh_fix="请删去或改正该行。",
    ),
    "lookup-word": Message(
        en="'{word}' is none of the words that are looked up here.",
        en_fix="They are: {words}. A title of theirs may stand as well.",
        zh="“{word}”不是此处可查的词。",
        zh_fix="可用的词：{words}，也可写其名称。",
    ),
    "lookup-word/near": Message(
        en="'{word}' is none of the words that are looked up here.",
        en_fix="Did you mean '{near}'?",
        zh="“{word}”不是此处可查的词。",
        zh_fix="是否应为“{near}”？",
    ),
    "lookup-gives": Message(
        en="'{word}' is no word of the scale of what looks it up.",
        en_fix="Its words are: {words}. A title of theirs may stand as well.",
        zh="“{word}”不是被评对象所属尺度的词。",
        zh_fix="该尺度的词：{words}，也可写其名称。",
    ),
    "lookup-gives/near": Message(
        en="'{word}' is no word of the scale of what looks it up.",
        en_fix="Did you mean '{near}'?",
        zh="“{word}”不是被评对象所属尺度的词。",
        zh_fix="是否应为“{near}”？",
    ),
    "lookup-repeated/any-order": Message(
        en="'{line}' has the words of an earlier line, '{first}', in whatever order.",
        en_fix="Keep one of the two.",
        zh="“{line}”与前面的“{first}”词相同（不论次序）。",
        zh_fix="请只留其中一行。",
    ),
    "lookup-repeated": Message(
        en="'{line}' has the words of an earlier line, '{first}'.",
        en_fix="Keep one of the two.",
        zh="“{line}”与前面的“{first}”词相同。",
        zh_fix="请只留其中一行。",
    ),
    "lookup-lacking": Message(
        en="The conversion table '{table}' has no line for {lines}.",
        en_fix="Add a line for every combination of words that can occur.",
        zh="对照表“{table}”缺少以下组合的行：{lines}。",
        zh_fix="可能出现的每种组合都须有一行，请补充。",
    ),
}
