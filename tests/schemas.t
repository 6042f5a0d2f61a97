#!/usr/bin/env perl
# What every schema owes its readers, and where two files of schemas/ must say the same.
use strict;
use warnings;
use utf8;
use Encode 'encode_utf8';
use JSON::PP;
use Test::More;

binmode $_, ':encoding(UTF-8)' for \*STDOUT, \*STDERR, Test::More->builder->output, Test::More->builder->failure_output;

my %schema;
for my $path (glob 'schemas/*.schema.json') {
    my ($name) = $path =~ m{([^/]+)$};
    $schema{$name} = decode_json(bytes_of($path));
}
my @faults;
check_node($_, $schema{$_}, '') for sort keys %schema;
is_deeply \@faults, [], 'each key has a title, a description and an example; each record is closed; each $ref leads somewhere';

is_deeply [grep { $schema{$_}{'$id'} ne $_ } sort keys %schema], [], 'each $id is the file\'s own name';

my @unsaid = map { unsaid($_, $schema{$_}, '') } sort keys %schema;
is_deeply \@unsaid, [], 'each day says what it is: an event of its record, of itself, or a plan; a record has one event at most';
my %wrong = ('"x-event": "record"' => '"x-scaffold": true', '"x-fact": true' => '"x-event": "record"');
for my $right (sort keys %wrong) {
    (my $text = text_of('schemas/agreement.schema.json')) =~ s/\Q$right\E/$wrong{$right}/;
    my @found = unsaid('agreement.schema.json', decode_json(encode_utf8($text)), '');
    is scalar @found, 1, "$wrong{$right} in place of $right is found: @found";
}

my @misplaced = map { misplaced($_, $schema{$_}, '') } sort keys %schema;
is_deeply \@misplaced, [], 'references and secrets are said of the text itself, not of the list that it stands in';

my %lists = (visits => 1, services => 1); # a folder; the catalogue
lists_of($_, $schema{$_}) for sort keys %schema;
my @nowhere = map { refers($_, $schema{$_}) } sort keys %schema;
is_deeply [grep { not $lists{$_} } @nowhere], [], 'each reference is to a list that there is';

my (@codes, @aliases);
for my $entry (split /^  - /m, text_of('schemas/services.yaml')) {
    next unless $entry =~ /^code: "([^"]+)"/;
    my $code = $1;
    next if $entry =~ /^    group: true/m;
    push @codes, $code;
    push @aliases, $1 =~ /"([^"]+)"/g if $entry =~ /^    aliases: \[(.*)\]/m;
}
my @enum = grep { $_ ne '待填' } @{ $schema{'common.schema.json'}{'$defs'}{serviceCode}{enum} };
is_deeply [@enum[0 .. $#codes]], \@codes, 'the schema knows the services of services.yaml, in its order';
is_deeply [sort @enum[@codes .. $#enum]], [sort @aliases], 'and their aliases after them';

my @numbers = text_of('schemas/measures.yaml') =~ /^  - number: (\d+)$/mg;
is_deeply \@numbers, [1 .. 24], 'measures.yaml has the 24 articles in order';

done_testing;

sub bytes_of {
    my ($path) = @_;
    open my $file, '<:raw', $path or die "$path: $!";
    local $/;
    return <$file>;
}

sub text_of { my $text = bytes_of(@_); utf8::decode($text); return $text }

# The file and the node that a chain of references ends at.
sub resolved {
    my ($name, $node) = @_;
    while (ref $node eq 'HASH' and my $ref = $node->{'$ref'}) {
        my ($file, $pointer) = $ref =~ /^([^#]*)#(.*)$/;
        $name = $file if $file ne '';
        $node = $schema{$name};
        for my $step (grep { $_ ne '' } split m{/}, $pointer) {
            $node = ref $node eq 'HASH' ? $node->{$step} : undef;
        }
    }
    return ($name, $node);
}

# The paths of days that do not say what they are, and of records with two events.
sub unsaid {
    my ($name, $node, $path) = @_;
    return map { unsaid($name, $_, "$path/") } @$node if ref $node eq 'ARRAY';
    return () unless ref $node eq 'HASH';
    my ($properties, @found) = $node->{properties} // {};
    for my $key (sort keys %$properties) {
        my (undef, $kind) = resolved($name, $properties->{$key});
        next unless ref $kind eq 'HASH' and ($kind->{format} // '') =~ /^(?:day|date)$/;
        push @found, "$name$path/$key" unless 1 == grep { exists $properties->{$key}{$_} } qw(x-event x-fact);
    }
    my @events = grep { ref $_ eq 'HASH' and ($_->{'x-event'} // '') eq 'record' } values %$properties;
    push @found, "$name$path: several events" if @events > 1;
    return @found, map { unsaid($name, $node->{$_}, "$path/$_") } sort keys %$node;
}

# Lists that bear what belongs to their items.
sub misplaced {
    my ($name, $node, $path) = @_;
    return map { misplaced($name, $_, "$path/") } @$node if ref $node eq 'ARRAY';
    return () unless ref $node eq 'HASH';
    my (undef, $kind) = resolved($name, $node);
    my $types = ref $kind eq 'HASH' ? $kind->{type} : undef;
    my $list = grep { $_ eq 'array' } ref $types eq 'ARRAY' ? @$types : $types // ();
    my @found = $list && (exists $node->{'x-refers'} || exists $node->{'x-secret'}) ? ("$name$path") : ();
    return @found, map { misplaced($name, $node->{$_}, "$path/$_") } sort keys %$node;
}

# Lists of records, by the keys they stand under.
sub lists_of {
    my ($name, $node) = @_;
    return map { lists_of($name, $_) } @$node if ref $node eq 'ARRAY';
    return unless ref $node eq 'HASH';
    my $properties = $node->{properties} // {};
    for my $key (grep { ref $properties->{$_} eq 'HASH' } keys %$properties) {
        my ($at, $list) = resolved($name, $properties->{$key});
        $lists{$key} = 1 if ($list->{type} // '') eq 'array' and holds_records($at, $list);
    }
    lists_of($name, $_) for values %$node;
}

sub refers {
    my ($name, $node) = @_;
    return map { refers($name, $_) } @$node if ref $node eq 'ARRAY';
    return () unless ref $node eq 'HASH';
    my $own = $node->{'x-refers'};
    my @own = !defined $own ? () : ref $own ? @$own : $own;
    return @own, map { refers($name, $_) } values %$node;
}

# What has no type only adds demands to a record that has.
sub check_node {
    my ($name, $node, $path) = @_;
    return unless ref $node eq 'HASH';
    push @faults, "$name$path: \$ref $node->{'$ref'}" if $node->{'$ref'} and not ref((resolved($name, $node))[1]);
    push @faults, "$name$path: open record"
        if ($node->{type} // '') eq 'object' and not exists $node->{additionalProperties};
    my $properties = $node->{properties} // {};
    for my $key (sort keys %$properties) {
        check_key($name, $properties->{$key}, "$path/$key") if ($node->{type} // '') eq 'object';
        check_node($name, $properties->{$key}, "$path/$key");
    }
    check_node($name, $node->{$_}, "$path/$_") for grep { exists $node->{$_} } qw(items if then);
    check_node($name, $_, "$path/allOf") for @{ $node->{allOf} // [] };
    check_node($name, $node->{'$defs'}{$_}, "$path/$_") for sort keys %{ $node->{'$defs'} // {} };
}

sub check_key {
    my ($name, $key, $path) = @_;
    push @faults, "$name$path: no $_" for grep { not $key->{$_} } qw(title description);
    push @faults, "$name$path: no example" unless $key->{examples} or holds_records($name, $key);
    push @faults, "$name$path: an editor refuses 待填"
        unless $name =~ /^(?:codes|document|ledger|measures|policy|services|style)\./ or takes_placeholder($name, $key);
}

# A text of any form, or a pattern or an enum that has 待填; lists and records are not asked.
sub takes_placeholder {
    my (undef, $node) = resolved(@_);
    return 1 if ($node->{type} // '') =~ /^(?:array|object)$/;
    return 1 if grep { $_ eq '待填' } @{ $node->{enum} // [] };
    return $node->{pattern} =~ /\^待填\$$/ if defined $node->{pattern};
    return ($node->{type} // '') eq 'string' && ($node->{format} // '') !~ /^(?:date|time|email|uri)/;
}

# Records, and lists of them, show their examples key by key.
sub holds_records {
    my ($name, $key) = @_;
    my ($at, $node) = resolved($name, $key);
    ($at, $node) = resolved($at, $node->{items}) if ($node->{type} // '') eq 'array';
    return ($node->{type} // '') eq 'object';
}
