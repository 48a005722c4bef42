#include <new>
#include <string>

#include <phonenumbers/phonenumbermatch.h>
#include <phonenumbers/phonenumbermatcher.h>
#include <phonenumbers/phonenumberutil.h>

#include "CLanguageTools.h"
#include "Library.h"

using i18n::phonenumbers::PhoneNumberMatch;
using i18n::phonenumbers::PhoneNumberMatcher;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

// Linked, the library and what it needs cost every process 6 ms of start, whether a message holds a digit or
// not. Its constructors and methods are called by the names that the Itanium C++ ABI gives them, with the
// object as the first argument; the headers give sizes and types.
struct Functions {
  billet::Library library{"libphonenumber.so.8", "libphonenumber.dylib"};
  using Instance = PhoneNumberUtil *(*)();
  using Construct = void (*)(void *, const PhoneNumberUtil &, const std::string &, const std::string &,
                             PhoneNumberMatcher::Leniency, int);
  using Method = void (*)(void *);
  using HasNext = bool (*)(void *);
  using Next = bool (*)(void *, void *);
  using Offset = int (*)(const void *);

  Instance instance = library.function<Instance>("_ZN4i18n12phonenumbers15PhoneNumberUtil11GetInstanceEv");
  Construct construct = library.function<Construct>(
      "_ZN4i18n12phonenumbers18PhoneNumberMatcherC1ERKNS0_15PhoneNumberUtilE"
      "RKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEESC_NS1_8LeniencyEi");
  Method destroy = library.function<Method>("_ZN4i18n12phonenumbers18PhoneNumberMatcherD1Ev");
  HasNext hasNext = library.function<HasNext>("_ZN4i18n12phonenumbers18PhoneNumberMatcher7HasNextEv");
  Next next = library.function<Next>(
      "_ZN4i18n12phonenumbers18PhoneNumberMatcher4NextEPNS0_16PhoneNumberMatchE");
  Method constructMatch = library.function<Method>("_ZN4i18n12phonenumbers16PhoneNumberMatchC1Ev");
  Offset start = library.function<Offset>("_ZNK4i18n12phonenumbers16PhoneNumberMatch5startEv");
  Offset end = library.function<Offset>("_ZNK4i18n12phonenumbers16PhoneNumberMatch3endEv");

  bool areThere() const {
    return instance && construct && destroy && hasNext && next && constructMatch && start && end;
  }
};

/// The one match of a thread, used again and again: its destructor is not in the library.
struct Match {
  alignas(PhoneNumberMatch) unsigned char storage[sizeof(PhoneNumberMatch)];
  explicit Match(const Functions &functions) { functions.constructMatch(storage); }
};

} // namespace

extern "C" long billet_find_phone_numbers(const char *text, size_t length, const char *region,
                                          int32_t *ranges, size_t capacity) {
  static const Functions functions;
  if (!functions.areThere()) return -1;
  static thread_local Match match(functions);
  const std::string copy(text, length);
  const std::string where(region);
  alignas(PhoneNumberMatcher) unsigned char matcher[sizeof(PhoneNumberMatcher)];
  functions.construct(matcher, *functions.instance(), copy, where, PhoneNumberMatcher::STRICT_GROUPING, 1000);
  size_t count = 0;
  while (functions.hasNext(matcher) && functions.next(matcher, match.storage)) {
    if (count < capacity) {
      ranges[2 * count] = functions.start(match.storage);
      ranges[2 * count + 1] = functions.end(match.storage);
    }
    ++count;
  }
  functions.destroy(matcher);
  return static_cast<long>(count);
}
