"""The page on which a user proves again who they are, before something grave."""
