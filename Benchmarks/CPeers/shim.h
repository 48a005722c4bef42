#include <cmark-gfm.h>
#include <md4c-html.h>
