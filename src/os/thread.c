#include "os/os.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

struct OsThread {
    pthread_t thread;
    void (*work)(void *context);
    void *context;
};

struct OsMonitor {
    pthread_mutex_t lock;
    pthread_cond_t changed;
};

size_t os_processors(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors < 1 ? 1 : (size_t)processors;
}

static void *run(void *thread_)
{
    OsThread *thread = thread_;
    thread->work(thread->context);
    return NULL;
}

OsThread *os_thread_start(void (*work)(void *context), void *context)
{
    OsThread *thread = malloc(sizeof *thread);
    if (!thread) return NULL;
    thread->work = work;
    thread->context = context;
    if (pthread_create(&thread->thread, NULL, run, thread) == 0) return thread;
    free(thread);
    return NULL;
}

void os_thread_join(OsThread *thread)
{
    pthread_join(thread->thread, NULL);
    free(thread);
}

OsMonitor *os_monitor_new(void)
{
    OsMonitor *monitor = malloc(sizeof *monitor);
    if (!monitor) return NULL;
    pthread_mutex_init(&monitor->lock, NULL);
    pthread_cond_init(&monitor->changed, NULL);
    return monitor;
}

void os_monitor_free(OsMonitor *monitor)
{
    pthread_cond_destroy(&monitor->changed);
    pthread_mutex_destroy(&monitor->lock);
    free(monitor);
}

void os_monitor_enter(OsMonitor *monitor)
{
    pthread_mutex_lock(&monitor->lock);
}

void os_monitor_leave(OsMonitor *monitor)
{
    pthread_mutex_unlock(&monitor->lock);
}

void os_monitor_wait(OsMonitor *monitor)
{
    pthread_cond_wait(&monitor->changed, &monitor->lock);
}

void os_monitor_wake(OsMonitor *monitor)
{
    pthread_cond_broadcast(&monitor->changed);
}
