internal import CHunspell
