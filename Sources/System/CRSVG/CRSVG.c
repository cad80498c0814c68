#include "CRSVG.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

// As declared by librsvg 2.46 and later (rsvg.h) and GLib 2.0 (gerror.h), whose binary interfaces are fixed.
struct error { uint32_t domain; int code; char *message; };
struct rectangle { double x, y, width, height; };

static struct {
    void *(*open)(const uint8_t *data, size_t size, struct error **error);
    int (*render)(void *handle, struct _cairo *context, const struct rectangle *viewport, struct error **error);
    void (*unref)(void *object);
    void (*free_error)(struct error *error);
    bool isComplete;
} library;

static void open_library(void) {
    // Never closed: GLib does not bear it.
    void *file = dlopen("librsvg-2.so.2", RTLD_LAZY | RTLD_LOCAL);
    if (!file) return;
    *(void **)&library.open = dlsym(file, "rsvg_handle_new_from_data");
    *(void **)&library.render = dlsym(file, "rsvg_handle_render_document");
    *(void **)&library.unref = dlsym(file, "g_object_unref");
    *(void **)&library.free_error = dlsym(file, "g_error_free");
    library.isComplete = library.open && library.render && library.unref && library.free_error;
}

static void open_once(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, open_library);
}

static void *open_beside(void *nothing) {
    open_once();
    return nothing;
}

void crsvg_prepare(void) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, open_beside, NULL) == 0) pthread_detach(thread);
}

static void explain(struct error *error, const char *otherwise, char *reason) {
    snprintf(reason, crsvg_reason_length, "%s", error && error->message ? error->message : otherwise);
    if (error) library.free_error(error);
}

struct crsvg_drawing *crsvg_open(const uint8_t *svg, size_t size, char *reason) {
    open_once();
    struct error *error = NULL;
    void *handle = library.isComplete ? library.open(svg, size, &error) : NULL;
    if (!handle) explain(error, library.isComplete ? "it cannot be read" : "librsvg-2.so.2 is missing: install librsvg2-2", reason);
    return handle;
}

bool crsvg_draw(struct crsvg_drawing *drawing, struct _cairo *context, double x, double y, double width, double height, char *reason) {
    struct error *error = NULL;
    struct rectangle viewport = {x, y, width, height};
    bool isDone = library.render(drawing, context, &viewport, &error);
    if (!isDone) explain(error, "it cannot be drawn", reason);
    return isDone;
}

void crsvg_close(struct crsvg_drawing *drawing) { library.unref(drawing); }
