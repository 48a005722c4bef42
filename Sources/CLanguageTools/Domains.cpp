#include <cstring>

#include <idn2.h>
#include <libpsl.h>

#include "CLanguageTools.h"
#include "Library.h"

namespace {

struct Suffixes {
  billet::Library library{"libpsl.so.5", "libpsl.dylib"};
  decltype(&psl_builtin) builtin = library.function<decltype(&psl_builtin)>("psl_builtin");
  decltype(&psl_registrable_domain) registrable =
      library.function<decltype(&psl_registrable_domain)>("psl_registrable_domain");
  decltype(&psl_is_public_suffix2) isSuffix =
      library.function<decltype(&psl_is_public_suffix2)>("psl_is_public_suffix2");
  /// The list that the library holds, which lives as long as the library.
  const psl_ctx_t *list = builtin ? builtin() : nullptr;
};

struct Names {
  billet::Library library{"libidn2.so.0", "libidn2.dylib"};
  decltype(&idn2_to_ascii_8z) toASCII = library.function<decltype(&idn2_to_ascii_8z)>("idn2_to_ascii_8z");
  decltype(&idn2_free) release = library.function<decltype(&idn2_free)>("idn2_free");
};

const Suffixes &suffixes() {
  static const Suffixes value;
  return value;
}

} // namespace

extern "C" long billet_registrable_domain(const char *host) {
  const Suffixes &known = suffixes();
  if (!known.list || !known.registrable) return -2;
  const char *domain = known.registrable(known.list, host);
  return domain ? static_cast<long>(domain - host) : -1;
}

extern "C" int billet_is_public_suffix(const char *name) {
  const Suffixes &known = suffixes();
  if (!known.list || !known.isSuffix) return -2;
  return known.isSuffix(known.list, name, PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE);
}

extern "C" long billet_ascii_host(const char *host, char *output, size_t capacity) {
  static const Names names;
  if (!names.toASCII || !names.release) return -2;
  char *ascii = nullptr;
  if (names.toASCII(host, &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK) return -1;
  const size_t length = std::strlen(ascii);
  const bool fits = length < capacity;
  if (fits) std::memcpy(output, ascii, length + 1);
  names.release(ascii);
  return fits ? static_cast<long>(length) : -1;
}
