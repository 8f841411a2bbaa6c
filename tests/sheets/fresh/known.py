"""Fresh lists that do not come out right yet, and what is in the way."""

KNOWN: dict[str, str] = {
    "number of the phone below the name, in rows of their own": "told as a section",
    "attendance: arrival typed as time of a clock, no numbers of phones": (
        "a village under 'Mewakili KDMP' is not found"
    ),
    "posts in brackets behind two names, no numbers": "a village under 'KDMP' is not found",
    "name, post and village in one cell, and the number in another": (
        "three things under one heading are not taken apart"
    ),
    "form of Jotform: first and last names apart, area and number apart": (
        "a last name, a post and a number in columns of their own are left out without a word"
    ),
    "addresses with street, RT and RW, regency and code of the post": (
        "a regency named like one of its sub-districts is taken for that one"
    ),
    "institution: KDMP, Kopdes or Pemdes of a village, in a web page saved as .xls": (
        "a village under 'Instansi/Lembaga' is not found"
    ),
    "village and sub-district in one column, with a stroke or a dash or brackets": (
        "a village whose own name has the word Desa in it is not found"
    ),
    "Tana Toraja: lembang and kelurahan in one column": "Lembang is no word for a village",
    "chat: bold villages, stars and emojis, posts before names": (
        "the post before the name is taken for the name"
    ),
    "chat: Telegram's heads of messages, one person a message": (
        "messages of Telegram are not taken apart"
    ),
    "chat: sub-districts as heads, village and name on two lines": (
        "a.n. stays in the name, and a head is taken for the one above"
    ),
    "clipboard: a table of Word, each cell on a line of its own": (
        "a table with each cell on a line of its own is not put together"
    ),
    "chat: villages with dots up to the name, nobody yet for two": (
        "dots between village and name do not part them"
    ),
}
