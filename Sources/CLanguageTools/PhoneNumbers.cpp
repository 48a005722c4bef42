#include <string>

#include <phonenumbers/phonenumbermatch.h>
#include <phonenumbers/phonenumbermatcher.h>
#include <phonenumbers/phonenumberutil.h>

#include "CLanguageTools.h"

using i18n::phonenumbers::PhoneNumberMatch;
using i18n::phonenumbers::PhoneNumberMatcher;
using i18n::phonenumbers::PhoneNumberUtil;

extern "C" size_t billet_find_phone_numbers(const char *text, size_t length, const char *region,
                                            int32_t *ranges, size_t capacity) {
  const std::string copy(text, length);
  PhoneNumberMatcher matcher(*PhoneNumberUtil::GetInstance(), copy, region,
                             PhoneNumberMatcher::STRICT_GROUPING, 1000);
  size_t count = 0;
  PhoneNumberMatch match;
  while (matcher.HasNext() && matcher.Next(&match)) {
    if (count < capacity) {
      ranges[2 * count] = match.start();
      ranges[2 * count + 1] = match.end();
    }
    ++count;
  }
  return count;
}
