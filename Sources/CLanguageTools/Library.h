// A shared library that is loaded when it is first asked for.
#ifndef BILLET_LIBRARY_H
#define BILLET_LIBRARY_H

#include <dlfcn.h>

namespace billet {

/// Looks functions up in a library; every look-up fails when there is no such library.
class Library {
public:
  /// Takes the first of two names that is there.
  Library(const char *name, const char *other) : handle_(dlopen(name, RTLD_NOW | RTLD_LOCAL)) {
    if (!handle_) handle_ = dlopen(other, RTLD_NOW | RTLD_LOCAL);
  }

  /// The function of a name, as the linker spells it.
  template <typename Function> Function function(const char *name) const {
    return handle_ ? reinterpret_cast<Function>(dlsym(handle_, name)) : nullptr;
  }

private:
  void *handle_;
};

} // namespace billet

#endif
