#include <cmark-gfm.h>
// For cmark_node_get_string_content: the lines of a paragraph as the inline parser saw them.
#include <cmark-gfm-extension_api.h>
