#!/usr/bin/perl
# One mistake, one message: each file of each sample emptied, made an item of a list, with a bracket left open at its end, with
# its first key repeated; then single values on which others rest. What hangs on them elsewhere must not be told.
use strict;
use warnings;
use utf8;
use Cwd 'realpath';
use Encode qw(decode encode);
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

# One value mistyped, on which much rests: sample, file, code, what stands there first, what stands there then, with ^ before
# the place of the one message.
my @values = (
    ['HGZX-2026-001', 'application.yaml', 'R0002', '  - id: U2', '  - id: ^U1'],
    ['HGZX-2026-001', 'application.yaml', 'R1101', "    type: 设计\n", "    type: 设计\n    lead: ^true\n"],
    ['HGZX-2026-001', 'experts.yaml', 'R0002', '  - id: E02', '  - id: ^E01'],
    ['HGZX-2026-001', 'agreement.yaml', 'R0002', '  - id: M2', '  - id: ^M1'],
    ['HGZX-2026-001', 'finance.yaml', 'R0002', '"26990000000000000002"', '^"26990000000000000001"'],
    ['HGZX-2026-001', 'visits/V01.yaml', 'R0004', 'id: V01', 'id: ^V02'],
    ['HGZX-2026-001', 'agreement.yaml', 'R0010', 'end_on: 2027-06-30', 'end_on: ^2017-06-30'],
    ['HGZX-2024-003', 'application.yaml', 'R0010', 'actual_finish_on: 2025-10-30', 'actual_finish_on: ^2015-10-30'],
    ['HGZX-2026-001', 'visits/V01.yaml', 'R0010', "start_on: 2026-05-18\nend_on: 2026-05-21", "start_on: 2027-05-18\nend_on: ^2026-05-21"],
    ['HGZX-2026-001', 'reports.yaml', 'R0011', 'issued_on: 2026-06-08', 'issued_on: ^2025-06-08'],
    ['HGZX-2026-001', 'reports.yaml', 'R0011', 'date: 2026-06-05', 'date: ^2025-06-05'],
    ['HGZX-2026-001', 'application.yaml', 'R0011', 'reviewed_on: 2026-02-27', 'reviewed_on: ^2025-02-27'],
    ['HGZX-2025-007', 'agreement.yaml', 'R1202', "signed_on: 2025-09-08", "signed_on: 2026-09-08"],
    ['HGZX-2025-007', 'termination.yaml', 'R0011', 'terminated_on: 2026-01-20', 'terminated_on: ^2025-01-20'],
    ['HGZX-2026-001', 'visits/V01.yaml', 'R0012', 'end_on: 2026-05-21', 'end_on: ^2036-05-21'],
    ['HGZX-2025-007', 'visits/V01.yaml', 'R0013', 'issued_on: 2025-10-20', 'issued_on: ^2026-10-20'],
    ['HGZX-2025-007', 'visits/V01.yaml', 'R0013', '    suggestion: 封存', "    due_on: ^2024-10-27\n    suggestion: 封存"],
    ['HGZX-2024-003', 'visits/V01.yaml', 'R0022', "issued_on: 2024-06-18\n", ''],
    ['HGZX-2025-007', 'visits/V01.yaml', 'R0013', 'date: 2025-12-10', 'date: ^2024-12-10'],
    ['HGZX-2024-003', 'visits/V01.yaml', 'R0013', 'date: 2024-06-24', 'date: ^2023-06-24'],
    ['HGZX-2024-003', 'visits/V01.yaml', 'R0015', "date: 2024-06-24\n        result: 合格", "date: 2024-06-24\n        result: 合格\n        closed_on: ^2023-06-24"],
    ['HGZX-2024-003', 'assessments/economy.yaml', 'R0021', 'name: 投资', 'name: ^投入'],
    ['HGZX-2024-003', 'application.yaml', 'R1204', 'conclusion: 通过', 'conclusion: ^补正'],
    ['HGZX-2026-001', 'agreement.yaml', 'R1202', 'approved_on: 2026-03-25', 'approved_on: ^2025-03-25'],
    ['HGZX-2024-003', 'publication.yaml', 'R1602', 'published_on: 2026-05-20', 'published_on: ^2025-05-20'],
    ['HGZX-2026-001', 'visits/V01.yaml', 'R1808', '[E01, E02, E03, E04, E05]', '[]'],
    ['HGZX-2026-001', 'agreement.yaml', 'R1901', 'percent: 20', 'percent: 30'],
    ['HGZX-2026-001', 'agreement.yaml', 'R1901', 'percent: 20', "percent: 20\n    amount: 7200.00"],
    ['HGZX-2026-001', 'agreement.yaml', 'S0104', "    percent: 20\n", ""],
    ['HGZX-2024-003', 'agreement.yaml', 'R1901', 'percent: 100', "percent: 100\n    amount: 28000.00"],
    ['HGZX-2026-001', 'finance.yaml', 'R1902', 'gross: 144000.00', 'gross: ^1440000.00'],
    ['HGZX-2026-001', 'finance.yaml', 'R1903', "gross: 144000.00\n    rate: 0.06", "gross: ^1440000.00\n    rate: 0.06\n    net: 135849.06\n    vat: 8150.94"],
    ['HGZX-2026-001', 'finance.yaml', 'R1903', "gross: 144000.00\n    rate: 0.06", "gross: ^14400.00\n    rate: 0.06\n    net: 135849.06\n    vat: 8150.94"],
    ['HGZX-2026-001', 'finance.yaml', 'R1905', 'gross: 144000.00', 'gross: 14400.00'],
    ['HGZX-2026-001', 'finance.yaml', 'R1910', 'gross: 144000.00', 'gross: ^-144000.00'],
    ['HGZX-2024-003', 'publication.yaml', 'R0010', "published_on: 2026-05-20", "published_on: 2027-05-20"],
    ['HGZX-2026-001', 'visits/V01.yaml', 'R0012', 'start_on: 2026-05-18', 'start_on: ^2025-05-18'],
    ['HGZX-2024-003', 'finance.yaml', 'R2002', 'date: 2024-06-14', "date: 2024-06-14\n    payer: ^协会"],
    ['HGZX-2026-001', 'reports.yaml', 'R0007', "number: HGZX-2026-001-J01\n    kind: 阶段性", "number: ^HGZX-2026-001-J01\n    kind: 综合性"],
    ['HGZX-2026-001', 'agreement.yaml', 'S0120', 'end_on: 2027-06-30', "end_on: 2027-06-30\nservices: ^[]"],
    ['HGZX-2026-001', 'experts.yaml', 'S0120', 'disciplines: [管道焊接, 无损检测, 质量管理]', 'disciplines: ^[]'],
    ['HGZX-2026-001', 'experts.yaml', 'S0102', 'name: 示例秘书甲', 'name: ^1'],
    ['HGZX-2024-003', 'assessments/physical.yaml', 'S0130', 'kind: 实体', 'kind: 综合'],
    ['HGZX-2024-003', 'assessments/comprehensive.yaml', 'S0104', 'kind: 综合', 'kind: 管理'],
    ['HGZX-2024-003', 'publication.yaml', 'S0106', '  - kind: 管理', '  - kind: ^管'],
);

# Line and column, in characters, of the ^ when $new stands in place of the first $old; the text then.
sub spoil {
    my ($text, $old, $new) = @_;
    my $at = index $text, $old;
    die "no $old\n" if $at < 0;
    my $mark = index $new, '^';
    $new =~ s/\^//;
    substr($text, $at, length $old) = $new;
    my $before = substr $text, 0, $at + ($mark < 0 ? 0 : $mark);
    my $column = length($before) - rindex($before, "\n");
    return ($text, $mark < 0 ? undef : (1 + $before =~ tr/\n//) . ":$column");
}

# A visit copied to a file of another name, its ids as they were.
my $copied = tempdir(CLEANUP => 1);
system("cp -r '$root/projects/HGZX-2026-001' '$copied' && cp '$copied'/*/visits/V01.yaml '$copied'/HGZX-2026-001/visits/V03.yaml") == 0 or die "cp\n";
my @codes = map { $_->{code} } grep { $_->{severity} ne 'info' } map { decode_json($_) }
    split /\n/, `'$program' check '$copied/HGZX-2026-001' --as-of 2026-09-30 --format json`;
$number++;
print "@codes" eq 'R0004' ? 'ok' : 'not ok', " $number - a copied visit\n# @codes\n";

for my $case (@values) {
    my ($sample, $file, $code, $old, $new) = @$case;
    my $folder = tempdir(CLEANUP => 1);
    system('cp', '-r', "$root/projects/$sample", $folder) == 0 or die "cp\n";
    my ($text, $place) = spoil(decode('UTF-8', read_file("$folder/$sample/$file")), $old, $new);
    $text =~ s/result: 合格/result: 不合格/ if $code eq 'R0014';
    write_file("$folder/$sample/$file", encode('UTF-8', $text));
    my @told = grep { $_->{severity} ne 'info' } map { decode_json($_) }
        split /\n/, `'$program' check '$folder/$sample' --as-of 2026-09-30 --format json`;
    my $good = @told == 1 && $told[0]{code} eq $code && $told[0]{file} eq "$folder/$sample/$file"
        && (!$place || "$told[0]{line}:$told[0]{column}" eq $place);
    $number++;
    print $good ? 'ok' : 'not ok', encode('UTF-8', " $number - $code alone: $new" =~ s/\n.*//sr), "\n";
    print "#   $_->{code} $_->{file}:$_->{line}:$_->{column}\n" for $good ? () : @told;
}
print "1..$number\n";
