"""Lists with other words: headings, offices, stand-ins, nobody, signs around districts."""
