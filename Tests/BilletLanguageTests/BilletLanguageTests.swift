import Testing

@testable import BilletLanguage
