"""Messages: the sense of a rule set, beyond its single formulas."""

from perfrules.messages.message import Message

_NAMES = {
    "unknown-name": Message(
        en="There is no '{name}', which is needed here as {what}.",
        en_fix="Declare it, or correct the name.",
        zh="没有“{name}”，此处需要的是{what}。",
        zh_fix="请先声明，或改正名称。",
    ),
    "unknown-name/near": Message(
        en="There is no '{name}', which is needed here as {what}.",
        en_fix="Did you mean '{near}'?",
        zh="没有“{name}”，此处需要的是{what}。",
        zh_fix="是否应为“{near}”？",
    ),
    "group-by": Message(
        en="Rows with '{words}' in '{name}' have no group to land in.",
        en_fix="Add the group, or take the word out of the column's choices.",
        zh="“{name}”为“{words}”的行没有可归入的分组。",
        zh_fix="请增加分组，或从该列的选项中删去。",
    ),
    "group-by/near": Message(
        en="Rows with '{words}' in '{name}' have no group to land in.",
        en_fix="Did you mean the group '{near}' instead of '{word}'?",
        zh="“{name}”为“{words}”的行没有可归入的分组。",
        zh_fix="“{word}”是否应为分组“{near}”？",
    ),
    "group-by/kind": Message(
        en="'{name}' is {kind}; the group of a row is named by a column of kind choice.",
        en_fix="Give the column kind: choice with the ids of the groups as its words.",
        zh="“{name}”是{kind}；行所属的分组须由 kind: choice 的列给出。",
        zh_fix="请将该列改为 kind: choice，以各分组的标识为选项词。",
    ),
    "give-to-sibling": Message(
        en="'{name}' does not stand beside '{item}', so it cannot take over its points.",
        en_fix="Name an item with the same parent.",
        zh="“{name}”与“{item}”不在同一上级之下，不能承接其分值。",
        zh_fix="请写同一上级之下的项。",
    ),
    "circle": Message(
        en="These wait for each other in a circle: {chain}.",
        en_fix="Let one of them be worked out without the others.",
        zh="以下各项循环引用：{chain}。",
        zh_fix="请使其中一项不依赖其他各项。",
    ),
    "circle/groups": Message(
        en="These groups lie in each other: {chain}.",
        en_fix="Take 'group' out of one of them, so that it stands directly under the total.",
        zh="以下分组互为上级：{chain}。",
        zh_fix="请删去其中一个的 group，使其直接列于总分之下。",
    ),
    "groups-too-deep": Message(
        en="'{name}' lies more than {limit} groups deep.",
        en_fix="Take levels out; indicator systems have three or four.",
        zh="“{name}”的分组层级超过{limit}级。",
        zh_fix="请减少层级；指标体系一般为三到四级。",
    ),
    "unused": Message(
        en="Nothing uses '{name}'.",
        en_fix="Take it out if it is not needed, or look for the formula that should use it.",
        zh="“{name}”没有被任何公式使用。",
        zh_fix="不需要则删去；否则请检查应使用它的公式。",
    ),
    "no-basis": Message(
        en="'{name}' does not say where it comes from.",
        en_fix="Add 'laws' with the documents it rests on, or 'provenance: sourced', 'recalled' or 'proposal'.",
        zh="“{name}”没有写明出处。",
        zh_fix="请用 laws 注明依据文件，或写 provenance: sourced、recalled 或 proposal。",
    ),
}

_KINDS = {
    "gives-kind": Message(
        en="“{part}” is {kind}; what is given or taken is points or a percentage of the points.",
        en_fix="Write a number of points, as 5, or a share of them, as 40%.",
        zh="“{part}”是{kind}；得分或扣分须为分数或占分值的百分比。",
        zh_fix="请写分数如 5，或占分值的比例如 40%。",
    ),
    "points-kind": Message(
        en="“{part}” is {kind} where a number of points is needed.",
        en_fix="Write points as a plain number, as 10.",
        zh="“{part}”是{kind}，此处需要分值。",
        zh_fix="分值请写普通的数，如 10。",
    ),
    "share-kind": Message(
        en="“{part}” is {kind} where a share of the points is needed.",
        en_fix="Write a percentage, as 60%.",
        zh="“{part}”是{kind}，此处需要占分值的比例。",
        zh_fix="请写百分比，如 60%。",
    ),
    "share-kind/percent-sign": Message(
        en="“{part}” lacks its percent sign; a share of the points is needed here.",
        en_fix="Write {part}%.",
        zh="“{part}”缺少百分号，此处需要占分值的比例。",
        zh_fix="请写 {part}%。",
    ),
    "word-kind": Message(
        en="“{part}” is {kind} where a word of a list is needed.",
        en_fix="Use an input or column of kind choice.",
        zh="“{part}”是{kind}，此处需要选项。",
        zh_fix="请使用 kind: choice 的输入项或列。",
    ),
    "declared-kind": Message(
        en="'{name}' is declared as {declared}, but its formula gives {kind}.",
        en_fix="Correct 'kind' or the formula; without 'kind' the formula decides.",
        zh="“{name}”声明为{declared}，而公式的结果是{kind}。",
        zh_fix="请改正 kind 或公式；不写 kind 则以公式为准。",
    ),
    "declared-kind/score": Message(
        en="'{name}' is declared as {declared}, but a scoring method gives a number.",
        en_fix="Write kind: number or kind: percent.",
        zh="“{name}”声明为{declared}，而计分方法的结果是数值。",
        zh_fix="请写 kind: number 或 kind: percent。",
    ),
    "computed-kind/share": Message(
        en="The formula of '{name}' gives {kind}, but it is taken for points.",
        en_fix="Write gives: share, or multiply by the points.",
        zh="“{name}”的公式结果是{kind}，却按分数计。",
        zh_fix="请写 gives: share，或乘以分值。",
    ),
    "computed-kind/points": Message(
        en="The formula of '{name}' gives {kind}, but it is taken for a share of the points.",
        en_fix="Write gives: points, or use rate_of(…).",
        zh="“{name}”的公式结果是{kind}，却按占分值的比例计。",
        zh_fix="请写 gives: points，或用 rate_of(…)。",
    ),
    "choice-words": Message(
        en="“{part}” can also be: {words}. Nothing is given for that.",
        en_fix="List every word under 'gives'; not_applicable is possible, too.",
        zh="“{part}”还可能是：{words}，却没有规定得分。",
        zh_fix="请在 gives 中列出每个选项词，也可写 not_applicable。",
    ),
    "tier-words": Message(
        en="“{part}” can also be: {words}. There is no such tier.",
        en_fix="List every word under 'tiers'.",
        zh="“{part}”还可能是：{words}，却没有这一等次。",
        zh_fix="请在 tiers 中列出每个选项词。",
    ),
    "sign-words": Message(
        en="“{part}” can be: {words}. Those are no signs of an indicator.",
        en_fix="The signs are: {signs}.",
        zh="“{part}”可能是：{words}，这些不是指标性质。",
        zh_fix="指标性质只有：{signs}。",
    ),
}

_LINES = {
    "bands-order": Message(
        en="The line '{line}' is never reached, because '{before}' before it already holds.",
        en_fix="Put the lines in order: from and over from the highest down, up_to and below from the lowest up.",
        zh="“{line}”这一档永远达不到，前面的“{before}”已经包含它。",
        zh_fix="请按顺序排列：from、over 由高到低，up_to、below 由低到高。",
    ),
    "bands-order/bare": Message(
        en="This line has no limit and takes everything, so that the lines after it are never reached.",
        en_fix="Put it last, or give it a limit.",
        zh="这一档没有界限，包含一切，后面各档永远达不到。",
        zh_fix="请移到最后，或写上界限。",
    ),
    "bands-order/mixed": Message(
        en="'{sign}' runs the other way than '{first}' in the same bands.",
        en_fix="Use from and over only, or up_to and below only.",
        zh="同一组档次中，“{sign}”与“{first}”方向相反。",
        zh_fix="请只用 from、over，或只用 up_to、below。",
    ),
    "bands-gap": Message(
        en="The last line has a limit, so that values beyond it lie in no band.",
        en_fix="Add a last line without a limit, as {{gives: 0}}.",
        zh="最后一档仍有界限，界限以外的值不属于任何一档。",
        zh_fix="请在最后加一行不写界限的档次，如 {{gives: 0}}。",
    ),
    "cases-order": Message(
        en="This line has no condition and always holds, so that the lines after it are never reached.",
        en_fix="Put it last, or give it a condition.",
        zh="这一行没有条件，总是成立，后面各行永远用不到。",
        zh_fix="请移到最后，或写上条件。",
    ),
    "cases-open": Message(
        en="It is possible that no line applies; then there is no result.",
        en_fix="Add a last line without a condition.",
        zh="可能没有一行适用，那时没有结果。",
        zh_fix="请在最后加一行没有条件的。",
    ),
    "anchors-order": Message(
        en="The anchor at {at} comes after the one at {before}.",
        en_fix="Put the anchors in order, the lowest 'at' first, each one once.",
        zh="折点 {at} 排在 {before} 之后。",
        zh_fix="请按 at 由低到高排列，且互不相同。",
    ),
    "tiers-order": Message(
        en="The tier '{word}' begins at {from}, not below {before}, where the tier before it begins.",
        en_fix="Put the best tier first; each begins below the one before it.",
        zh="等次“{word}”从 {from} 起，不低于前一等次的起点 {before}。",
        zh_fix="请把最好的等次放在最前，起点依次降低。",
    ),
    "tiers-order/top": Message(
        en="The best tier '{word}' begins at {from}; there is nothing left above it.",
        en_fix="Let it begin below 100%, as 80%.",
        zh="最高等次“{word}”从 {from} 起，没有可评的区间。",
        zh_fix="起点应低于 100%，如 80%。",
    ),
    "tiers-order/bottom": Message(
        en="The last tier '{word}' begins at {from}; shares below it are in no tier.",
        en_fix="Let it begin at 0%.",
        zh="最后的等次“{word}”从 {from} 起，更低的得分率不属于任何等次。",
        zh_fix="请从 0% 起。",
    ),
    "shares-all-or-none": Message(
        en="Some elements have a share, but '{name}' has none.",
        en_fix="Write a share for every element, or for none (then all count the same).",
        zh="有的要素写了占比，而“{name}”没有写。",
        zh_fix="请给每个要素写占比，或都不写（各要素相等）。",
    ),
    "shares-add-up": Message(
        en="The shares {parts} = {sum} do not make 100%.",
        en_fix="Change them so that they add up to 100%; the places are listed below.",
        zh="各要素占比 {parts} = {sum}，不等于 100%。",
        zh_fix="请调整使合计为 100%；各处位置见下。",
    ),
}

_FIGURES = {
    "full-and-zero": Message(
        en="Full points at {full} and none at {zero}: both are the same figure.",
        en_fix="Let full_at and zero_at differ; for all or nothing use bands.",
        zh="满分点 {full} 与零分点 {zero} 相同。",
        zh_fix="full_at 与 zero_at 应不同；全得或不得请用 bands。",
    ),
    "deduct-allowance": Message(
        en="The allowance ends above {above}, but begins only at {below}.",
        en_fix="Let 'above' be no less than 'below'.",
        zh="允许范围上限 {above} 低于下限 {below}。",
        zh_fix="above 不应小于 below。",
    ),
    "over-from": Message(
        en="{number} of the target is no over-achievement.",
        en_fix="Write 100% or more, as 130%.",
        zh="达到指标值的 {number} 不算超额完成。",
        zh_fix="请写 100% 或以上，如 130%。",
    ),
    "share-range": Message(
        en="'{word}' is {number}; it must be a share above 0% and at most 100%.",
        en_fix="Write a percentage in that range, or leave it out.",
        zh="“{word}”为 {number}，应大于 0%、不超过 100%。",
        zh_fix="请写该范围内的百分比，或不写。",
    ),
    "range-order": Message(
        en="'{name}' is to be at least {min} and at most {max}; no value is both.",
        en_fix="Exchange or correct 'min' and 'max'.",
        zh="“{name}”要求不小于 {min} 又不大于 {max}，没有这样的值。",
        zh_fix="请交换或改正 min 和 max。",
    ),
    "grades-order": Message(
        en="'{word}' begins at {from}, not below '{before}', which begins at {above}.",
        en_fix="Put the highest first; each begins below the one before it.",
        zh="“{word}”从 {from} 起，不低于前面的“{before}”（{above} 起）。",
        zh_fix="请由高到低排列，起点依次降低。",
    ),
    "grades-gap": Message(
        en="The last grade '{word}' begins at {from}; scores below it have no grade.",
        en_fix="Let the last grade begin at 0.",
        zh="最后的等级“{word}”从 {from} 起，更低的得分没有等级。",
        zh_fix="最后的等级请从 0 起。",
    ),
    "grades-beyond": Message(
        en="The grade '{word}' begins at {from}, but the total is out of {of}; nobody reaches it.",
        en_fix="Lower it, or correct the total's 'of'.",
        zh="等级“{word}”从 {from} 起，而总分满分为 {of}，无人能达到。",
        zh_fix="请降低起点，或改正 total 的 of。",
    ),
    "grades-without-total": Message(
        en="There are grades, but no total that they could grade.",
        en_fix="Add 'total', as total: {{of: 100}}, or use a scale.",
        zh="有等级而没有总分，无从评定。",
        zh_fix="请增加 total，如 total: {{of: 100}}，或改用尺度（scales）。",
    ),
    "grade-limit": Message(
        en="'becomes' replaces the grade by a word outside the grades, but '{word}' is a grade.",
        en_fix="Write at_most: {word}, or another word.",
        zh="becomes 须用等级以外的词，而“{word}”是等级之一。",
        zh_fix="请写 at_most: {word}，或换一个词。",
    ),
    "grade-limit/no-grades": Message(
        en="'{name}' limits the grade, but there are no grades.",
        en_fix="Add a section 'grades', or take the limit out.",
        zh="“{name}”限制等级，而本规则集没有等级。",
        zh_fix="请增加 grades 一节，或删去该限制。",
    ),
    "constraint": Message(
        en="{finding} – {that} does not hold: {figures}.",
        en_fix="Change the points or parameters; their places are listed below.",
        zh="{finding}——{that} 不成立：{figures}。",
        zh_fix="请调整分值或参数；各处位置见下。",
    ),
    "constraint-data": Message(
        en="“{part}” is not known when the rules are loaded; a constraint looks at the text itself.",
        en_fix="Use numbers, parameters and points_of(…); for the data of records write a flag.",
        zh="“{part}”在加载规则时还不知道；约束只针对规则文本本身。",
        zh_fix="请用数、参数和 points_of(…)；针对数据请写问题标识（flags）。",
    ),
    "division-by-zero-possible": Message(
        en="“{part}” may be zero, and dividing by it then gives no result.",
        en_fix="Give the input a 'min' above 0, test it, as … if {part} > 0 else …, or write 'if_missing' on the indicator.",
        zh="“{part}”可能为零，那时相除没有结果。",
        zh_fix="请给输入项写大于 0 的 min，或在公式中判断（… if {part} > 0 else …），或在指标上写 if_missing。",
    ),
}

CATALOGUE: dict[str, Message] = {**_NAMES, **_KINDS, **_LINES, **_FIGURES}
