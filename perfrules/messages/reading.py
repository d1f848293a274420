"""Messages about data files as a whole: their form, their headers, ids, tables, the cells of sheets."""

from perfrules.messages.message import Message

_FORMS: dict[str, Message] = {
    "data-file/xlsx": Message(
        en="The file is a workbook, or another packed file, although its name does not say so.",
        en_fix="If it is an Excel workbook, let its name end in .xlsx.",
        zh="该文件是工作簿或其他压缩文件，但文件名并非如此。",
        zh_fix="如是 Excel 工作簿，请把文件名改为以 .xlsx 结尾。",
    ),
    "data-file/xls": Message(
        en="The file is a workbook of an old form, or one with a password.",
        en_fix="Open it in Excel and save it as .xlsx, without a password.",
        zh="该文件是旧格式的工作簿，或设有密码。",
        zh_fix="请在 Excel 中打开，另存为 .xlsx，不设密码。",
    ),
    "data-file/pdf": Message(
        en="The file is a PDF document; tables cannot be read from it.",
        en_fix="Ask for the table it was made from, as .xlsx or .csv.",
        zh="该文件是 PDF 文档，无法从中读取表格。",
        zh_fix="请索取原始表格（.xlsx 或 .csv）。",
    ),
    "data-file/html": Message(
        en="The file is a web page, whatever its name says.",
        en_fix="Open it in a spreadsheet and save it as .xlsx or .csv.",
        zh="不论文件名如何，该文件其实是网页。",
        zh_fix="请用电子表格打开，另存为 .xlsx 或 .csv。",
    ),
    "data-encoding/zeros": Message(
        en="The file is saved as UTF-16 (Notepad calls it 'Unicode'), or holds zeros, and cannot be read as text.",
        en_fix="Save it as UTF-8 (Notepad: Save as, Encoding: UTF-8).",
        zh="文件以 UTF-16（记事本中的“Unicode”）保存，或含有零字符，不能作为文字读取。",
        zh_fix="请另存为 UTF-8 编码（记事本：另存为，编码选 UTF-8）。",
    ),
    "data-encoding/mixed": Message(
        en="From here on the text is in another encoding than before, or in none that can be read.",
        en_fix="Copy the rows in a spreadsheet instead of an editor, and save the file once as CSV UTF-8.",
        zh="从这里起文字的编码与前面不同，或无法识别。",
        zh_fix="请在电子表格中粘贴各行，再统一另存为 CSV UTF-8。",
    ),
    "data-csv/tab": Message(
        en="The columns are kept apart by tabs.",
        en_fix="Save the file as CSV, with commas between the columns.",
        zh="各列以制表符分隔。",
        zh_fix="请另存为以逗号分隔的 CSV 文件。",
    ),
    "data-csv/semicolon": Message(
        en="The columns are kept apart by semicolons.",
        en_fix="Save the file as CSV, with commas between the columns.",
        zh="各列以分号分隔。",
        zh_fix="请另存为以逗号分隔的 CSV 文件。",
    ),
    "data-csv/quote-open": Message(
        en="A quotation mark that opens in this row is not closed, so that the rest of the file is one cell.",
        en_fix="Close it, or delete it; a quotation mark inside a quoted cell is written twice.",
        zh="本行中有一个引号没有闭合，文件其余部分都成了一个单元格。",
        zh_fix="请补上或删除该引号；引号内的引号要写两个。",
    ),
    "data-csv/quote-inside": Message(
        en="A cell of this row goes on behind its closing quotation mark.",
        en_fix="Put the whole cell in quotation marks, and write those inside it twice.",
        zh="本行有一个单元格在右引号之后还有文字。",
        zh_fix="请用引号括住整个单元格，其中的引号写两个。",
    ),
    "data-csv/long": Message(
        en="The row has {count} cells, the header {width}: all cells behind the surplus one have shifted.",
        en_fix="Put a cell with a comma in it in quotation marks, or delete what is surplus.",
        zh="本行有{count}个单元格，而表头有{width}个，多出的单元格使后面各列错位。",
        zh_fix="含逗号的单元格请加引号，或删除多余的单元格。",
    ),
    "data-csv/short": Message(
        en="The row has {count} cells, the header {width}.",
        en_fix="Add the cells that are missing; empty ones are commas with nothing between them.",
        zh="本行有{count}个单元格，而表头有{width}个。",
        zh_fix="请补足单元格；空单元格也要有逗号。",
    ),
    "data-size/sheet": Message(
        en="The sheet has more than {limit} rows, or far too many cells.",
        en_fix="Split it; or, from CSV or Parquet files of any size, write a table of results: -o results.parquet.",
        zh="表中的行超过{limit}行，或单元格过多。",
        zh_fix="请拆分；CSV 和 Parquet 文件不限大小，可写出结果表：-o results.parquet。",
    ),
    "data-size/columns": Message(
        en="The sheet has {count} columns, more than {limit}.",
        en_fix="Delete the columns that are not needed.",
        zh="表有{count}列，超过{limit}列。",
        zh_fix="请删除不需要的列。",
    ),
}
_HEADERS: dict[str, Message] = {
    "data-header/none": Message(
        en="No cell of this row is the name of a column that the rules know; a header is needed here.",
        en_fix="Write the titles or ids of the fields into the first row; perfrules template shows them.",
        zh="本行没有规则认识的列名；这里应为表头。",
        zh_fix="请在第一行写各字段的标题或标识；perfrules template 会列出。",
    ),
    "data-header/title": Message(
        en="This row is not the header; row {row} looks like it.",
        en_fix="Delete the rows above it, or write 'header_row: {row}' in a mapping file.",
        zh="本行不是表头；第{row}行像是表头。",
        zh_fix="请删除其上各行，或在映射文件中写 header_row: {row}。",
    ),
    "data-header/blank": Message(
        en="Column {column} holds data, but has no name.",
        en_fix="Write the title of its field into the header, or delete the column.",
        zh="第{column}列有数据而没有列名。",
        zh_fix="请在表头写上列名，或删除该列。",
    ),
    "data-header/twice": Message(
        en="Two columns mean the same: '{first}' and '{header}'.",
        en_fix="Keep one of the two.",
        zh="两列含义相同：“{first}”和“{header}”。",
        zh_fix="请只保留一列。",
    ),
    "data-header/ambiguous": Message(
        en="'{header}' may mean several fields.",
        en_fix="Write one of their names into the header instead: {known}.",
        zh="“{header}”可能指几个字段。",
        zh_fix="请在表头改写其中一个的名称：{known}。",
    ),
    "data-header/character": Message(
        en="An invisible character ({character}) stands in the header '{header}'.",
        en_fix="Type the header anew.",
        zh="表头“{header}”中有不可见字符（{character}）。",
        zh_fix="请重新输入该表头。",
    ),
    "data-header-unit": Message(
        en="The header gives '{unit}' as the unit, but {field} is asked for in {expected}.",
        en_fix="Convert the figures and change the header, or name field and unit of '{header}' in a mapping file.",
        zh="表头的单位是“{unit}”，而{field}的单位是{expected}。",
        zh_fix="请换算数字并改表头，或在映射文件中写明“{header}”的字段和单位。",
    ),
    "data-header-unit/money": Message(
        en="The header gives '{unit}', but {field} is asked for in {expected}; figures are never converted by guess.",
        en_fix="Convert them and change the header, or say 'unit: {unit}' for '{header}' in a mapping file.",
        zh="表头的单位是“{unit}”，而{field}的单位是{expected}；金额绝不凭猜测换算。",
        zh_fix="请换算后改表头，或在映射文件中为“{header}”写明 unit: {unit}。",
    ),
    "data-header-unit/none": Message(
        en="The header gives '{unit}' as the unit, but {field} has none.",
        en_fix="Take it out of the header, or name the field of '{header}' in a mapping file.{expected}",
        zh="表头的单位是“{unit}”，而{field}没有单位。",
        zh_fix="请从表头去掉单位，或在映射文件中写明“{header}”的字段。{expected}",
    ),
    "data-column": Message(
        en="The rules do not know the column '{header}'; it is not used.",
        en_fix="Delete it, or name its field in a mapping file.",
        zh="规则不认识“{header}”列，未使用。",
        zh_fix="请删除，或在映射文件中写明它的字段。",
    ),
    "data-column/near": Message(
        en="The rules do not know the column '{header}'; it is not used.",
        en_fix="Did you mean '{near}'?",
        zh="规则不认识“{header}”列，未使用。",
        zh_fix="是否应为“{near}”？",
    ),
    "data-column/misspelt": Message(
        en="The rules do not know the column '{header}', and '{near}' is absent.",
        en_fix="Write '{near}' if that is meant.",
        zh="规则不认识“{header}”列，而缺少“{near}”列。",
        zh_fix="如指“{near}”，请改正。",
    ),
    "data-column/absent": Message(
        en="There is no column for {field}.",
        en_fix="Add a column '{name}', or with that title; leave cells empty where it is not known.",
        zh="没有{field}这一列。",
        zh_fix="请加上“{name}”列（也可用标题作列名）；不清楚的单元格留空。",
    ),
}
_RECORDS: dict[str, Message] = {
    "data-top/rows": Message(
        en="There are no rows below the header.",
        en_fix="Give at least one record.",
        zh="表头以下没有数据。",
        zh_fix="请至少给出一条记录。",
    ),
    "data-id/rows": Message(
        en="Several rows have the same id '{id}': {rows}.",
        en_fix="Give every record its own id, or remove the repeated rows.",
        zh="几行的编号同为“{id}”：第{rows}行。",
        zh_fix="请为每条记录填写不同的编号，或删除重复的行。",
    ),
    "data-id/column": Message(
        en="The records have no ids, so that the rows of tables cannot be assigned to them.",
        en_fix="Add a column 'id' that names each record.",
        zh="记录没有编号，无法把表中各行归到记录。",
        zh_fix="请加上“编号”列，写明每条记录的编号。",
    ),
    "data-block": Message(
        en="{field} of this record is '{value}' here, but something else in row {first}.",
        en_fix="Leave it empty below the first row of a record, or repeat the same value.",
        zh="本记录的{field}在这里是“{value}”，与第{first}行不同。",
        zh_fix="每条记录只在第一行填写，其下留空或重复同样的内容。",
    ),
    "data-table-unknown": Message(
        en="The rules have no table '{table}'.{near}",
        en_fix="Name one of the tables that perfrules show lists.",
        zh="规则中没有表“{table}”。{near}",
        zh_fix="请写 perfrules show 列出的表。",
    ),
    "data-table-unknown/near": Message(
        en="The rules have no table '{table}'.",
        en_fix="Did you mean '{near}'?",
        zh="规则中没有表“{table}”。",
        zh_fix="是否应为“{near}”？",
    ),
    "data-table-absent": Message(
        en="The rows of the table {table} are nowhere.",
        en_fix="Give their file with --table {name}=FILE, or put its columns beside the record, in one row for each of its rows.",
        zh="找不到表{table}的各行。",
        zh_fix="请用 --table {name}=文件 给出，或把它的列放在记录旁边，每行一条。",
    ),
    "data-table-twice": Message(
        en="The table {table} stands in the record and in a file of its own.",
        en_fix="Give it in one of the two places.",
        zh="表{table}既在记录中，又有单独的文件。",
        zh_fix="请只在一处给出。",
    ),
    "data-table-id": Message(
        en="There is no record with the id '{id}' that this row names (rows: {rows}).",
        en_fix="Correct the id, or remove the rows.",
        zh="本行所写编号“{id}”没有对应的记录（第{rows}行）。",
        zh_fix="请更正编号，或删除这些行。",
    ),
    "data-table-id/column": Message(
        en="The rows of the table {table} do not name their records.",
        en_fix="Add a column 'id' with the id of the record.",
        zh="表{table}的各行没有写明属于哪条记录。",
        zh_fix="请加上“编号”列，写明记录编号。",
    ),
    "data-table-id/empty": Message(
        en="This row does not name its record.",
        en_fix="Write the id of the record into every row.",
        zh="本行没有写明属于哪条记录。",
        zh_fix="每行都要写记录编号。",
    ),
    "data-empty-cell": Message(
        en="{field} is empty here, so it counts as not known.",
        en_fix="Fill it in if it is known; write 0 only if it is 0.",
        zh="{field}在这里为空，按不清楚处理。",
        zh_fix="如已知请填写；确实是 0 时才写 0。",
    ),
    "data-cell/merged": Message(
        en="{field} has no cell of its own here: it belongs to a merged cell.{value}",
        en_fix="Unmerge the cells, and write the value into each of them.",
        zh="{field}在这里没有自己的单元格，而是合并单元格的一部分。{value}",
        zh_fix="请取消合并，在每个单元格中分别填写。",
    ),
    "data-cell/formula": Message(
        en="A formula stands here whose result was not saved ({field}).{value}",
        en_fix="Open the file in a spreadsheet, save it there, or write the figure itself.",
        zh="这里的公式没有保存结果（{field}）。{value}",
        zh_fix="请用电子表格打开并保存，或直接填写数值。",
    ),
    "data-cell/error": Message(
        en="The spreadsheet shows the error '{value}' here ({field}).",
        en_fix="Correct the formula, or leave the cell empty if it is not known.",
        zh="电子表格在这里显示错误“{value}”（{field}）。",
        zh_fix="请更正公式；不清楚时请留空。",
    ),
    "data-cell/digits": Message(
        en="'{value}' has more than 15 digits; the spreadsheet keeps no more, so the last ones are lost ({field}).",
        en_fix="Format the cell as text, and type the whole code anew.",
        zh="“{value}”超过15位，电子表格已丢失末尾数字（{field}）。",
        zh_fix="请把单元格设为文本格式，重新输入完整代码。",
    ),
    "data-cell/time": Message(
        en="'{value}' is a time or a span of time, which no field holds ({field}).",
        en_fix="Write the date, or the figure as a number.",
        zh="“{value}”是时刻或时长，没有这样的字段（{field}）。",
        zh_fix="请填写日期，或以数字填写。",
    ),
}
_EXCEL: dict[str, Message] = {
    "data-excel/broken": Message(
        en="The file is damaged, or no Excel workbook.",
        en_fix="Fetch it anew, or open it in a spreadsheet and save it as .xlsx.",
        zh="文件已损坏，或不是 Excel 工作簿。",
        zh_fix="请重新获取，或用电子表格打开后另存为 .xlsx。",
    ),
    "data-excel/declaration": Message(
        en="The inside of the workbook declares things that no spreadsheet program writes; it is not opened.",
        en_fix="Ask where the file comes from.",
        zh="工作簿内部含有电子表格程序不会写的声明，未予打开。",
        zh_fix="请核实文件来源。",
    ),
    "data-size/unpacked": Message(
        en="The workbook is larger than {limit} MB when unpacked, or has far too many parts.",
        en_fix="Split it, and take pictures out.",
        zh="工作簿解压后超过 {limit} MB，或部件过多。",
        zh_fix="请拆分，并去掉图片。",
    ),
    "data-sheet": Message(
        en="The workbook has no sheet '{sheet}'.{near}",
        en_fix="It has: {sheets}.",
        zh="工作簿中没有工作表“{sheet}”。{near}",
        zh_fix="现有：{sheets}。",
    ),
    "data-sheet/near": Message(
        en="The workbook has no sheet '{sheet}'; it has: {sheets}.",
        en_fix="Did you mean '{near}'?",
        zh="工作簿中没有工作表“{sheet}”；现有：{sheets}。",
        zh_fix="是否应为“{near}”？",
    ),
    "data-sheet/several": Message(
        en="Several sheets may hold the records: {sheets}.",
        en_fix="Say which one with --sheet NAME.",
        zh="有几个工作表可能存放记录：{sheets}。",
        zh_fix="请用 --sheet 名称 指明。",
    ),
    "data-sheet/none": Message(
        en="No sheet that can be seen holds records ({sheets}).",
        en_fix="Put the records into a sheet of their own, or name it with --sheet NAME.",
        zh="没有可见的工作表存放记录（{sheets}）。",
        zh_fix="请把记录放在单独的工作表中，或用 --sheet 名称 指明。",
    ),
    "data-sheet/no-workbook": Message(
        en="The file has no sheets, so that there is none called '{sheet}'.",
        en_fix="Leave --sheet out.",
        zh="该文件没有工作表，因而没有“{sheet}”。",
        zh_fix="请去掉 --sheet。",
    ),
    "data-sheet/hidden": Message(
        en="The sheet is hidden and was not read.",
        en_fix="Show it if its rows count.",
        zh="该工作表已隐藏，未读取。",
        zh_fix="如其内容有效，请取消隐藏。",
    ),
    "data-sheet/hidden-rows": Message(
        en="Rows of the sheet are hidden; they were read like the others: {rows}.",
        en_fix="Delete them if they do not count.",
        zh="工作表中有隐藏的行，已照常读取：第{rows}行。",
        zh_fix="如不应计入，请删除。",
    ),
    "data-sheet/hidden-columns": Message(
        en="Columns of the sheet are hidden ({count}); they were read like the others.",
        en_fix="Delete them if they do not count.",
        zh="工作表中有隐藏的列（{count}处），已照常读取。",
        zh_fix="如不应计入，请删除。",
    ),
}
CATALOGUE: dict[str, Message] = {**_FORMS, **_HEADERS, **_RECORDS, **_EXCEL}
