#!/usr/bin/perl
# One mistake, one message: each file of each sample emptied, made an item of a list, with a bracket left open at its end, with
# its first key repeated. What hangs on the file elsewhere must not be told.
use strict;
use warnings;
use Cwd 'realpath';
use File::Basename 'dirname';
use File::Find 'find';
use File::Temp 'tempdir';
use JSON::PP;

my $root = realpath(dirname(__FILE__) . '/..');
my $program = realpath($ENV{ZHIPING} // "$root/build/release/zhiping");
$ENV{LC_ALL} = 'C.UTF-8';

my %mistakes = (
    'nothing in it' => ['S0132', sub { '' }],
    'another thing' => ['S0101', sub { "- $_[0]" =~ s/\n(?=.)/\n  /gr }],
    'open bracket' => ['Y0131', sub { $_[0] . "zz: [\n" }],
    'repeated key' => ['Y0151', sub { my ($key) = $_[0] =~ /^([a-z_]+):/m; $_[0] . "$key: again\n" }],
);

sub read_file {
    my ($path) = @_;
    open my $in, '<:raw', $path or die "$path: $!";
    local $/;
    return scalar <$in>;
}

sub write_file {
    my ($path, $bytes) = @_;
    open my $out, '>:raw', $path or die "$path: $!";
    print $out $bytes;
    close $out or die "$path: $!";
}

my $number = 0;
for my $sample (qw(HGZX-2026-001 HGZX-2024-003 HGZX-2025-007)) {
    my $folder = tempdir(CLEANUP => 1);
    system('cp', '-r', "$root/projects/$sample", $folder) == 0 or die "cp\n";
    my @files;
    find({wanted => sub { push @files, $File::Find::name if /\.yaml$/ }, no_chdir => 1}, "$folder/$sample");
    for my $path (sort @files) {
        my $text = read_file($path);
        for my $name (sort keys %mistakes) {
            my ($code, $spoil) = @{$mistakes{$name}};
            write_file($path, $spoil->($text));
            my @told = grep { $_->{severity} ne 'info' } map { decode_json($_) }
                split /\n/, `'$program' check '$folder/$sample' --as-of 2026-09-30 --format json`;
            my $good = @told == 1 && $told[0]{code} eq $code && $told[0]{file} eq $path;
            $number++;
            print $good ? 'ok' : 'not ok', " $number - $name in $sample", substr($path, length "$folder/$sample"), "\n";
            print "#   $_->{code} $_->{file}:$_->{line}\n" for $good ? () : @told;
        }
        write_file($path, $text);
    }
}
print "1..$number\n";
