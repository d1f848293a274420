"""The findings that scoring itself makes: what is the case, and what is recommended."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "score-clamped": Message(
        en="The formula of '{item}' gives {raw} points, outside 0 to {points}; the score was kept within.",
        en_fix="Check the figures behind the formula, or the formula itself.",
        zh="“{item}”的公式得出{raw}分，超出0至{points}分的范围，已按边界计分。",
        zh_fix="核对公式所用数据，或核对公式本身。",
    ),
    "tier-outside/finding": Message(
        en="The given {given} points of '{item}' lie outside the tier that was chosen (full points {points}).",
        en_fix="Correct the points or the tier.",
        zh="“{item}”评定的{given}分不在所选等次的分值区间内（分值{points}分）。",
        zh_fix="更正评定得分，或更正等次。",
    ),
    "tier-outside/zero": Message(
        en="The given {given} points of '{item}' lie outside the tier that was chosen (full points {points}) and count as 0.",
        en_fix="Correct the points or the tier.",
        zh="“{item}”评定的{given}分不在所选等次的分值区间内（分值{points}分），按0分计。",
        zh_fix="更正评定得分，或更正等次。",
    ),
    "tier-outside/nearest": Message(
        en="The given {given} points of '{item}' lie outside the tier that was chosen (full points {points}) "
        "and count as its nearest end.",
        en_fix="Correct the points or the tier.",
        zh="“{item}”评定的{given}分不在所选等次的分值区间内（分值{points}分），按最近的界限计分。",
        zh_fix="更正评定得分，或更正等次。",
    ),
    "target-exceeded/flag": Message(
        en="'{item}' reached {actual} against a target of {target} ({ratio}): the target may have been set too low.",
        en_fix="Explain the deviation and set the target by past results.",
        zh="“{item}”实际完成{actual}，指标值{target}，完成率{ratio}，指标值可能偏低。",
        zh_fix="说明偏差原因，结合历史完成情况合理设定指标值。",
    ),
    "target-exceeded/reduce": Message(
        en="'{item}' reached {actual} against a target of {target} ({ratio}): points were taken for a target set too low.",
        en_fix="Explain the deviation and set the target by past results.",
        zh="“{item}”实际完成{actual}，指标值{target}，完成率{ratio}，因指标值偏低已按偏离度扣分。",
        zh_fix="说明偏差原因，结合历史完成情况合理设定指标值。",
    ),
    "row-points-add-up": Message(
        en="The points of the rows of '{item}' add up to {sum}, but it has {points}; they were scored as written.",
        en_fix="Correct the points of the rows so that they add up.",
        zh="“{item}”各行分值合计{sum}分，与应有的{points}分不符，已按所填分值计分。",
        zh_fix="更正各行分值，使其合计与上级分值一致。",
    ),
    "row-scored-twice": Message(
        en="Row {item} is scored by more than one indicator: {indicators}.",
        en_fix="Change 'where' so that each row belongs to one indicator.",
        zh="第{item}行被多个指标重复计分：{indicators}。",
        zh_fix="修改 where 条件，使每行只归入一个指标。",
    ),
}
