#!/usr/bin/perl
# README's pre-commit hook in a repository of its own: what it lets pass and what it refuses. README's snippets for
# servers are YAML, and what they run last is a command that succeeds on the samples.
use strict;
use warnings;
use Cwd 'realpath';
use File::Basename 'dirname';
use File::Temp 'tempdir';

my $root = realpath(dirname(__FILE__) . '/..');
my $program = realpath($ENV{ZHIPING} // "$root/build/release/zhiping");
my $folder = tempdir(CLEANUP => 1);
$ENV{PATH} = dirname($program) . ":$ENV{PATH}";
$ENV{LC_ALL} = 'C.UTF-8';
$ENV{"GIT_$_"} = 'test' for qw(AUTHOR_NAME COMMITTER_NAME);
$ENV{"GIT_$_"} = 'test@example.test' for qw(AUTHOR_EMAIL COMMITTER_EMAIL);
$ENV{GIT_CONFIG_GLOBAL} = $ENV{GIT_CONFIG_SYSTEM} = '/dev/null';

open my $in, '<', "$root/README.md" or die "README.md: $!";
my $readme = do { local $/; <$in> };
my ($hook) = $readme =~ /```sh\n(#!.*?)```/s or die "README has no hook\n";
my @snippets = $readme =~ /```yaml\n(.*?)```/sg;

sub write_file {
    my ($path, $text) = @_;
    open my $out, '>', $path or die "$path: $!";
    print $out $text;
    close $out or die "$path: $!";
}

my $number = 0;

sub report {
    my ($good, $name, $output) = @_;
    $number++;
    print $good ? 'ok' : 'not ok', " $number - $name\n";
    print "# $_\n" for $good ? () : split /\n/, $output // '';
}

# Runs in the repository; whether it succeeds, and what it says.
sub run {
    my ($command) = @_;
    my $output = `cd '$folder' && { $command; } 2>&1`;
    return ($? == 0, $output);
}

run("git init -q . && cp -r '$root/projects' .");
write_file("$folder/.git/hooks/pre-commit", $hook);
chmod 0755, "$folder/.git/hooks/pre-commit";
my $file = 'projects/HGZX-2026-001/application.yaml';

my ($good, $output) = run("git add -A; git commit -qm all; git log --oneline | wc -l");
report($output =~ /^1$/m, 'a clean project is committed', $output);
($good, $output) = run("sed -i 's/stage: 在建/stage：在建/' $file && git add -A && git commit -qm bad");
report(!$good && $output =~ /Y0113.*\Q$file\E/, 'an error is refused, with its place', $output);
($good, $output) = run("sed -i 's/stage：在建/stage: 在建/' $file && git commit -qm bad");
report(!$good && $output =~ /Y0113/, 'what is staged counts, not what lies in the folder', $output);
($good, $output) = run("git add -A && sed -i 's/stage: 在建/stage：在建/' $file && echo x >note && git add note && git commit -qm note");
report($good, 'a project that the commit leaves alone is not judged', $output);
($good, $output) = run("git checkout -q . && git rm -rq projects/HGZX-2025-007 && git commit -qm removed");
report($good, 'a project may be removed', $output);

report(@snippets == 2, 'two snippets for servers');
for my $snippet (@snippets) {
    write_file("$folder/snippet.yaml", $snippet);
    write_file("$folder/any.json", '{"type": "object"}');
    ($good, $output) = run('zhiping check --schema any.json snippet.yaml');
    report($good, 'a snippet is YAML', $output);
    my ($command) = $snippet =~ /- (?:run: )?(zhiping .*)\n\z/;
    ($good, $output) = run("git checkout -q . && $command");
    report($good, "$command succeeds on the samples", $output);
}
print "1..$number\n";
