"""Fresh lists that do not come out right yet, and what is in the way."""

KNOWN: dict[str, str] = {
    "a row for each table of a partner, name once": "a partner over several rows",
    "a column for each partner, marked with x": "requests as a grid",
    "village only within the position": "village within the position",
    "invitation: to whom, at which place": "Kepada Yth. is not known as a name",
}

KNOWN.update(
    {
        "numbers with words around them": "words before and after a number",
        "code of the village before its name, with a line between": "code and name in one cell",
        "stand-ins and companions": "two names, one standing in, are taken for one",
        "words for nobody in the column of names": "words for nobody are taken for names",
        "chat: blanks alone between the fields": "fields with blanks alone between them",
        "chat: cards that begin with the village": "a card that begins without a word",
        "chat: stars, lines below and arrows": "bars and arrows in lines of a chat",
        "chat: numbers with emojis and commas": "numbers on keycaps",
        "chat: two lines for each person": "a person over several lines",
        "ranks in a grid of partners": "requests as a grid",
        "main and spare choice": "two columns of partners",
        "positions ticked in columns": "positions as columns of ticks",
        "districts between signs of equality": "signs around the district of a section",
        "district and its number of villages on the right of a numeral": "numeral before it",
        "Lampung: pekon": "Pekon is not known as a village",
    }
)
