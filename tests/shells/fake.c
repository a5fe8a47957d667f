/* A program that writes down how it was started: one JSON file a start, in the folder that FAKE_CALLS names. It has the
 * name of a program that a script starts, and does what a script sees of such programs:
 *
 * - it reads its input when told --password-stdin,
 * - it makes the file behind --output, as curl does,
 * - it makes the files that FAKE_FILES names, with | between them, in the folder behind -C, as tar does,
 * - its start number FAKE_FAIL_AT ends with the status FAKE_STATUS. */
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>

int _dowildcard = 0;

static FILE *out;

/* Every unit as an escape: what JSON means by it needs no thought. */
static void string(const wchar_t *text)
{
    fputc('"', out);
    for (; *text; text++)
        fprintf(out, "\\u%04x", *text);
    fputc('"', out);
}

static void strings(const char *name, int count, wchar_t **texts)
{
    fprintf(out, "\"%s\":[", name);
    for (int i = 0; i < count; i++) {
        if (i)
            fputc(',', out);
        string(texts[i]);
    }
    fputs("],", out);
}

static void environment(void)
{
    const char *comma = "";
    fputs("\"environment\":[", out);
    for (wchar_t *entry = GetEnvironmentStringsW(); *entry; entry += wcslen(entry) + 1) {
        fputs(comma, out);
        string(entry);
        comma = ",";
    }
    fputs("],", out);
}

static void input(int wanted)
{
    HANDLE in = GetStdHandle(STD_INPUT_HANDLE);
    unsigned char byte;
    DWORD count;
    const char *comma = "";
    fprintf(out, "\"has_input\":%s,\"input\":[", GetFileType(in) == FILE_TYPE_CHAR ? "false" : "true");
    while (wanted && ReadFile(in, &byte, 1, &count, NULL) && count) {
        fprintf(out, "%s%u", comma, byte);
        comma = ",";
    }
    fputs("]", out);
}

static void make(const wchar_t *path)
{
    FILE *file = _wfopen(path, L"wb");
    if (!file)
        exit(101);
    fclose(file);
}

static void unpack(const wchar_t *folder)
{
    wchar_t path[MAX_PATH], *names = _wgetenv(L"FAKE_FILES"), *slash;
    for (wchar_t *name = wcstok(names, L"|"); name; name = wcstok(NULL, L"|")) {
        swprintf(path, MAX_PATH, L"%ls\\%ls", folder, name);
        for (slash = wcschr(path + wcslen(folder) + 1, L'\\'); slash; slash = wcschr(slash + 1, L'\\')) {
            *slash = 0;
            CreateDirectoryW(path, NULL);
            *slash = L'\\';
        }
        make(path);
    }
}

int wmain(int argc, wchar_t **argv)
{
    wchar_t path[MAX_PATH], *fail_at = _wgetenv(L"FAKE_FAIL_AT");
    int split_count, reads_input = 0, number = -1;
    wchar_t **split = CommandLineToArgvW(GetCommandLineW(), &split_count);
    while (!out) {
        swprintf(path, MAX_PATH, L"%ls\\%04d.json", _wgetenv(L"FAKE_CALLS"), ++number);
        if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES && !(out = _wfopen(path, L"wb")))
            return 100;
    }
    for (int i = 1; i < argc; i++) {
        reads_input |= !wcscmp(argv[i], L"--password-stdin");
        if (!wcscmp(argv[i - 1], L"--output"))
            make(argv[i]);
        if (!wcscmp(argv[i - 1], L"-C"))
            unpack(argv[i]);
    }
    fputc('{', out);
    strings("runtime", argc, argv);
    strings("system", split_count, split);
    environment();
    input(reads_input);
    fputs("}\n", out);
    if (fclose(out))
        return 102;
    return fail_at && _wtoi(fail_at) == number ? _wtoi(_wgetenv(L"FAKE_STATUS")) : 0;
}
