internal import CHunspell
internal import CLanguageTools
internal import CPublicSuffix
