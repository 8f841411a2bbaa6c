"""Fresh lists that do not come out right yet, and what is in the way."""

KNOWN: dict[str, str] = {
    "a row for each table of a partner, name once": "a partner over several rows",
    "a column for each partner, marked with x": "requests as a grid",
    "village only within the position": "village within the position",
    "invitation: to whom, at which place": "Kepada Yth. is not known as a name",
    "stand-ins and companions": "two names, one standing in, are taken for one",
    "words for nobody in the column of names": "words for nobody are taken for names",
    "chat: blanks alone between the fields": "fields with blanks alone between them",
    "chat: stars, lines below and arrows": "bars and arrows in lines of a chat",
    "ranks in a grid of partners": "requests as a grid",
    "positions ticked in columns": "positions as columns of ticks",
    "districts between signs of equality": "signs around the district of a section",
}
