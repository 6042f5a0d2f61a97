#!/usr/bin/perl
# Thirty mistakes over six files of one project, made at once: one run of `check` must give thirty errors and warnings, each with
# its code and with its caret where the table has its ^, and none besides.
use strict;
use warnings;
use utf8;
use Cwd 'realpath';
use Encode qw(decode encode);
use File::Basename 'dirname';
use File::Temp 'tempdir';
use JSON::PP;

my $root = realpath(dirname(__FILE__) . '/..');
my $program = realpath($ENV{ZHIPING} // "$root/build/release/zhiping");
my $project = 'projects/HGZX-2026-001';
$ENV{LC_ALL} = 'C.UTF-8';
binmode STDOUT, ':utf8';

# File, code, what stands there (its first occurrence), what stands there then.
my @faults = (
    ['application.yaml', 'Y0113', 'location: 示例省', 'location^：示例省'],
    ['application.yaml', 'S0106', 'construction_nature: 新建', 'construction_nature: ^新健'],
    ['application.yaml', 'S0112', 'approved_on: 2025-12-18', 'approved_on: ^2025-12-38'],
    ['application.yaml', 'S0102', 'phone: "13800000003"', 'phone: ^13800000003'],
    ['application.yaml', 'S0115', '"91990000MA0TE5T24X"', '^"91990000MA0TE5T24Y"'],
    ['application.yaml', 'R0011', 'reviewed_on: 2026-02-27', 'reviewed_on: ^2026-02-11'],
    ['application.yaml', 'S0105', 'voluntary: true', '^volontary: true'],
    ['agreement.yaml', 'S0112', 'end_on: 2027-06-30', 'end_on: ^2027-06-31'],
    ['agreement.yaml', 'R1901', "fee_total: 360000.00", "fee_total: ^360000.01\nsupplements: [{ number: 补1, signed_on: 2026-08-01, fee_change: 1.00 }]"],
    ['agreement.yaml', 'Y0151', "publish_clause: true\n", "publish_clause: true\n^publish_clause: true\n"],
    ['agreement.yaml', 'R0006', 'authors: [E01, E02, E03]', 'authors: [E01, E02, ^E09]'],
    ['agreement.yaml', 'S0106', 'mode: 评审', 'mode: ^评 审'],
    ['experts.yaml', 'R1802', "title: 高级\n", "title: ^中级\n"],
    ['experts.yaml', 'S0116', '"990101196501020025"', '^"990101196501020026"'],
    ['experts.yaml', 'R0701', 'library_until: 2028-06-30', 'library_until: ^2026-08-26'],
    ['experts.yaml', 'R2101', 'to_on: 2020-06-30', 'to_on: ^2023-02-11'],
    ['experts.yaml', 'S0113', "role: 项目经办\n    undertaking_on: 2026-01-05", "role: 项目经办\n    undertaking_on: ^2026-1-5"],
    ['finance.yaml', 'R1903', "    milestone: M2\n", "    vat: ^8150.95\n    milestone: M2\n"],
    ['finance.yaml', 'R1905', 'amount: 100000.00', 'amount: ^144000.01'],
    ['finance.yaml', 'S0133', 'gross: 144000.00', 'gross: ^144,000.00'],
    ['finance.yaml', 'S0106', 'kind: 专票', 'kind: ^专 票'],
    ['finance.yaml', 'R0006', 'visit: V02', 'visit: ^V03'],
    ['reports.yaml', 'R0011', 'date: 2026-06-05', 'date: ^2026-06-02'],
    ['reports.yaml', 'R0007', 'HGZX-2026-001-J02', '^HGZX-2026-001-Z02'],
    ['reports.yaml', 'R0006', 'experts: [E01, E02]', 'experts: [E01, ^E07]'],
    ['visits/V02.yaml', 'R0013', 'received_on: 2026-09-02', 'received_on: ^2026-08-30'],
    ['visits/V02.yaml', 'S0106', 'severity: 一般', 'severity: ^一 般'],
    ['visits/V02.yaml', 'R0015', "date: 2026-09-25\n        result: 合格", "date: 2026-09-25\n        result: 合格\n        closed_on: ^2026-09-24"],
    ['visits/V02.yaml', 'R0006', 'unit: U5', 'unit: ^U6'],
    ['visits/V02.yaml', 'R0018', 'photos/V02-001-1.png', '^photos/V02-001-9.png'],
);

sub read_text {
    my ($path) = @_;
    open my $in, '<:raw:encoding(UTF-8)', $path or die "$path: $!";
    local $/;
    return scalar <$in>;
}

sub write_text {
    my ($path, $text) = @_;
    open my $out, '>:raw:encoding(UTF-8)', $path or die "$path: $!";
    print $out $text;
    close $out or die "$path: $!";
}

# "FILE:LINE:COLUMN CODE" for each fault of the file; writes the file with them.
sub sow {
    my ($folder, $file) = @_;
    my $text = read_text("$folder/$file");
    for my $fault (grep { $_->[0] eq $file } @faults) {
        my (undef, $code, $find, $put) = @$fault;
        my $at = index $text, $find;
        die "$file does not hold '$find'\n" if $at < 0;
        substr($text, $at, length $find) = $put =~ s/\^/<$code>/r;
    }
    my @places;
    while ($text =~ /<([A-Z]\d{4})>/) {
        my ($code, $before, $after) = ($1, substr($text, 0, $-[0]), substr($text, $+[0]));
        my $line = 1 + ($before =~ tr/\n//);
        my $column = 1 + length($before =~ s/.*\n//sr);
        push @places, "$file:$line:$column $code";
        $text = $before . $after;
    }
    write_text("$folder/$file", $text);
    return @places;
}

my $folder = tempdir(CLEANUP => 1);
mkdir "$folder/projects";
system('cp', '-r', "$root/$project", "$folder/projects/") == 0 or die "cp\n";
my %files = map { $_->[0] => 1 } @faults;
my @wanted = map { sow("$folder/$project", $_) } keys %files;
my @told = grep { $_->{severity} ne 'info' } map { decode_json($_) }
    split /\n/, `cd '$folder' && '$program' check $project --as-of 2026-09-30 --format json`;
my $status = $? >> 8;
my @given = map { ($_->{file} // '') =~ s{^\Q$project\E/}{}r . ":$_->{line}:$_->{column} $_->{code}" } @told;

my %count;
$count{$_}++ for @wanted;
$count{$_}-- for @given;
my @missed = grep { $count{$_} > 0 } sort keys %count;
my @besides = grep { $count{$_} < 0 } sort keys %count;
my @tests = (
    [@faults == 30 && keys %files == 6, 'thirty faults over six files'],
    [!@missed, 'each is told at its place', @missed],
    [!@besides, 'nothing besides is told', @besides],
    [$status == 1, 'exit status 1', $status],
);
for my $i (1 .. @tests) {
    my ($good, $name, @notes) = @{$tests[$i - 1]};
    print $good ? 'ok' : 'not ok', " $i - $name\n";
    print "#   $_\n" for @notes;
}
print '1..', scalar @tests, "\n";
