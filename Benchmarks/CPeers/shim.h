#include <libxml/HTMLparser.h>
#include <md4c-html.h>
