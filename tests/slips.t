#!/usr/bin/perl
# The slips of tests/slips.txt, one by one, in a copy of a sample that checks clean: the messages must be
# those listed, no more and no fewer, at their places; `check --fix` must give back the sample byte for byte (or what
# the table says), or else leave the file alone; a second `check --fix` must change nothing.
use strict;
use warnings;
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

# What an slip does to a whole file.
my %transform = (
    gbk     => sub { encode('GBK', decode('UTF-8', shift)) },
    utf16le => sub { "\xFF\xFE" . encode('UTF-16LE', decode('UTF-8', shift)) },
    utf16be => sub { "\xFE\xFF" . encode('UTF-16BE', decode('UTF-8', shift)) },
    bom     => sub { "\xEF\xBB\xBF" . shift },
    crlf    => sub { my $text = shift; $text =~ s/\n/\r\n/g; $text },
    cr      => sub { my $text = shift; $text =~ s/\n/\r/g; $text },
    damage  => sub { my $text = shift; substr($text, index($text, "\xE6"), 1) = ''; $text },
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

# \t, \n and \x{3000} as they are in the table, in UTF-8.
sub unescape {
    my ($text) = @_;
    $text =~ s/\\t/\t/g;
    $text =~ s/\\n/\n/g;
    $text =~ s/\\x\{([0-9A-F]+)\}/encode('UTF-8', chr hex $1)/ge;
    return $text;
}

sub read_table {
    my ($path) = @_;
    my @table;
    for (split /\n/, read_file($path)) {
        if (/^== (.*)/) { push @table, {name => decode('UTF-8', $1), tell => [], whole => []} }
        elsif (/^(file|find|put|gives|fix)\b/) { $table[-1]{$1} = length > 7 ? unescape(substr $_, 7) : "" }
        elsif (/^(tell|whole)\b/) { push @{$table[-1]{$1}}, substr $_, 7 }
        elsif (/\S/ && !/^#/) { die "$path: what is '$_'?\n" }
    }
    return @table;
}

sub replace_once {
    my ($text, $find, $put) = @_;
    my $at = index $text, $find;
    die "'$find' is not there\n" if $at < 0;
    substr($text, $at, length $find) = $put;
    return $text;
}

sub transformed {
    my ($text, $case) = @_;
    $text = $transform{$_}->($text) for @{$case->{whole}};
    return $text;
}

sub run {
    my ($folder, @options) = @_;
    my $command = "cd '$folder' && '$program' check $project --as-of 2026-09-30 @options";
    my $output = `$command`;
    return ($output, $? >> 8);
}

# "Y0113 7:11" for each error and warning; with its file where that is another one.
sub messages {
    my ($folder, $file) = @_;
    my ($output) = run($folder, '--format json');
    my @list;
    for (map { decode_json($_) } split /\n/, $output) {
        next if $_->{severity} eq 'info';
        my $place = ($_->{line} // 0) . ':' . ($_->{column} // 0);
        $place = "$1:$place" if ($_->{file} // '') =~ m{^\Q$project\E/(.*)} && $1 ne $file;
        push @list, "$_->{code} $place";
    }
    return @list;
}

# What is wrong with how the program takes the slip; nothing where all is well.
sub faults {
    my ($case) = @_;
    my $folder = tempdir(CLEANUP => 1);
    mkdir "$folder/projects";
    system('cp', '-r', "$root/$project", "$folder/projects/") == 0 or die "cp\n";
    my $path = "$folder/$project/$case->{file}";
    my $good = read_file($path);
    my $bad = defined $case->{find} ? replace_once($good, $case->{find}, $case->{put}) : $good;
    $bad = transformed($bad, $case);
    my $mended = $case->{fix} eq 'no' ? $bad
        : defined $case->{gives} ? replace_once($good, $case->{find}, $case->{gives}) : $good;
    $mended = transformed($mended, {whole => [grep { /^(bom|crlf)$/ } @{$case->{whole}}]}) if $case->{fix} ne 'no';
    write_file($path, $bad);

    my @faults;
    my @told = messages($folder, $case->{file});
    push @faults, "told: @{[join ', ', @told]}; wanted: @{[join ', ', @{$case->{tell}}]}"
        if "@told" ne "@{$case->{tell}}";
    run($folder, '--fix', '--dry-run');
    push @faults, '--dry-run wrote' if read_file($path) ne $bad;
    my ($output, $status) = run($folder, '--fix');
    push @faults, 'after --fix:', split /\n/, decode('UTF-8', $output) if read_file($path) ne $mended;
    my $errors = grep { !/^Y010[78] |^S0001 / } @told;
    my $wanted = $case->{fix} eq 'no' && $errors ? 1 : 0;
    push @faults, "--fix gave exit status $status, wanted $wanted" if $status != $wanted;
    run($folder, '--fix');
    push @faults, 'a second --fix changed the file' if read_file($path) ne $mended;
    my @left = $case->{fix} eq 'no' ? () : messages($folder, $case->{file});
    push @faults, "left: @{[join ', ', @left]}" if @left;
    return @faults;
}

my ($number, $mended) = (0, 0);
for my $case (read_table("$root/tests/slips.txt")) {
    my @faults = eval { faults($case) };
    push @faults, $@ if $@;
    $number++;
    $mended++ if $case->{fix} ne 'no';
    print @faults ? 'not ok' : 'ok', " $number - $case->{name}\n";
    print "# $_\n" for map { split /\n/ } @faults;
}
print "# $number slips told at their places, $mended of them mended by --fix\n";
print "1..$number\n";
