/* A program that writes down how it was started: one JSON file a start, in the folder that FAKE_CALLS names. It has the
 * name of a program that a script starts, and reads its input when told --password-stdin, as such programs do. */
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>

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
    fputs("\"input\":[", out);
    while (wanted && ReadFile(in, &byte, 1, &count, NULL) && count) {
        fprintf(out, "%s%u", comma, byte);
        comma = ",";
    }
    fputs("]", out);
}

int wmain(int argc, wchar_t **argv)
{
    wchar_t path[MAX_PATH];
    int split_count, reads_input = 0;
    wchar_t **split = CommandLineToArgvW(GetCommandLineW(), &split_count);
    for (int number = 0; !out; number++) {
        swprintf(path, MAX_PATH, L"%ls\\%04d.json", _wgetenv(L"FAKE_CALLS"), number);
        if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES && !(out = _wfopen(path, L"wb")))
            return 100;
    }
    for (int i = 1; i < argc; i++)
        reads_input |= !wcscmp(argv[i], L"--password-stdin");
    fputc('{', out);
    strings("runtime", argc, argv);
    strings("system", split_count, split);
    environment();
    input(reads_input);
    fputs("}\n", out);
    return fclose(out);
}
