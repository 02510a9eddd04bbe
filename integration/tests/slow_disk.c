// Loaded before a program: its disk takes this long to make anything durable, so that the disk is what is short and
// not the processor that the program shares with its tests.
#include <sys/syscall.h>
#include <unistd.h>

static int slowly(long call, int file)
{
    usleep(40000);
    return (int)syscall(call, file);
}

int fsync(int file)
{
    return slowly(SYS_fsync, file);
}

int fdatasync(int file)
{
    return slowly(SYS_fdatasync, file);
}
