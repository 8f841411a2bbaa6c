"""What a heading means that no list knows: by those beside it, and by what stands below it."""
