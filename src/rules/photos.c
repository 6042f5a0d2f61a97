/* Integrity: every photo is written as a file under photos/ and, symbolic links resolved, lies inside the
 * project folder. */
#include "base/file.h"
#include "base/suggest.h"
#include "rules/families-imp.h"

typedef struct PhotoCheck {
    const RuleContext *context;
    const char *rule;
    Str root;       /* the project folder, resolved, with a slash */
    StrArray there; /* what photos/ holds, for did-you-mean */
    Map folders;    /* of photos, resolved */
} PhotoCheck;

static void report_missing(const PhotoCheck *check, const Text *file)
{
    DiagList *diags = check->context->diags;
    Diag *diag = breach(check->context, check->rule, file->span, "照片 %.*s 不存在",
                        "the photo %.*s does not exist", STR_ARG(file->value));
    diag_label(diags, diag, "项目文件夹中没有这个文件", "no such file in the project folder");
    Str nearest = suggest_nearest(path_name(file->value), check->there.items, check->there.count);
    if (!nearest.ptr) return;
    diag_help(diags, diag, "是否应为 photos/%.*s？", "did you mean photos/%.*s?", STR_ARG(nearest));
}

static void report_outside(const PhotoCheck *check, const Text *file)
{
    DiagList *diags = check->context->diags;
    Diag *diag = breach(check->context, check->rule, file->span, "照片 %.*s 不在项目的 photos/ 文件夹内",
                        "the photo %.*s is not inside the project's photos/", STR_ARG(file->value));
    diag_label(diags, diag, "应写 photos/ 下的文件", "should be a file under photos/");
    Str name = path_name(file->value);
    for (size_t i = 0; i < check->there.count; i++) {
        if (!str_equal(check->there.items[i], name)) continue;
        diag_help(diags, diag, "是否应为 photos/%.*s？", "did you mean photos/%.*s?", STR_ARG(name));
        return;
    }
    diag_help(diags, diag, "把照片放进项目的 photos/ 文件夹", "put the photo into the project's photos/");
}

/* Written as photos/… with no way out of it. */
static bool is_under_photos(Str file)
{
    return str_starts_with(file, STR("photos/")) && str_find(file, STR("/../")) == SIZE_MAX;
}

static void judge_photo(PhotoCheck *check, const Text *file)
{
    Arena *arena = check->context->arena;
    if (!file->present) return;
    if (!is_under_photos(file->value)) {
        report_outside(check, file);
        return;
    }
    Str path = path_join(arena, check->context->project->folder, file->value);
    Str real = path_real_by_folder(arena, &check->folders, path);
    OsKind kind;
    uint64_t size;
    OsStatus status = os_kind(str_cstr(arena, path), &kind, &size);
    if (status != OS_DONE)
        file_tell_unreadable(file->span, path, status, check->context->diags);
    else if (!real.ptr)
        report_missing(check, file);
    else if (!str_starts_with(real, check->root))
        report_outside(check, file);
    else if (kind != OS_KIND_REGULAR)
        breach(check->context, check->rule, file->span, "照片 %.*s 不是文件",
               "the photo %.*s is no regular file", STR_ARG(file->value));
}

static void judge_photos(PhotoCheck *check, const PhotoRefs *photos)
{
    for (size_t i = 0; i < photos->count; i++) judge_photo(check, &photos->items[i].file);
}

static void check_photos(const RuleContext *context, const char *rule)
{
    const Project *project = context->project;
    Str real = path_real(context->arena, project->folder);
    if (!real.ptr) return;
    PhotoCheck check = {
        .context = context,
        .rule = rule,
        .root = str_printf(context->arena, "%.*s/", STR_ARG(real)),
    };
    file_list(context->arena, path_join(context->arena, project->folder, STR("photos")), &check.there,
              context->diags);
    for (size_t v = 0; v < project->visits.count; v++) {
        const Visit *visit = &project->visits.items[v];
        for (size_t i = 0; i < visit->findings.count; i++) {
            const Finding *finding = &visit->findings.items[i];
            judge_photos(&check, &finding->photos);
            for (size_t r = 0; r < finding->rectifications.count; r++)
                judge_photos(&check, &finding->rectifications.items[r].photos);
        }
    }
}

const Rule photos_rules[] = {
    {"R0018", check_photos},
    {0},
};
