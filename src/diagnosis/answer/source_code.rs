//! Recognises texts that quote errors although nothing failed: source code, tests, translations, API documentation.
//!
//! Does not depend on what the errors mean.

use crate::paste::codes::is_documented;
use crate::paste::{holds_any, split};

/// Separates the items of a list.
const SEPARATOR: &str = " | ";

/// How lines of source code begin.
const BEGINNINGS: &str = "\
    const  | let  | var  | function  | async  | await  | class  | interface  | enum  | type  | import  | export  | \
    from  | def  | return  | return; | if ( | if err | if ! | } else | else { | else: | elif  | for ( | while ( | \
    switch  | case  | default: | try { | try: | catch  | } catch | except  | raise  | throw  | finally | public  | \
    private  | protected  | func  | fn  | pub  | use  | package  | namespace  | #include | @ | it( | test( | \
    describe( | expect( | assert | self. | this. | $this | begin | rescue  | unless  | when  | end | select  | \
    insert into | update  | alter table | create table | delete from | where  | openapi: | swagger: | paths: | \
    components: | responses: | schema: | msgid  | msgstr  | <?php | // | /* | \"\"\" | } | }); | -- | super( | new  | \
    with  | match  | require( | module.exports | +++ | --- | @@ | echo  | println | print( | console. | logger.";

/// Words in test reports and documentation comments.
const OF_A_REPORT: &str = "expect(received) | assertionerror | --- fail: | assertion `left | @throws | @param";

/// How lines of a changelog begin, after the markup of a heading or list, or a documentation comment.
const HEADINGS: &str = "changelog | release notes | merge pull request | /** | fixed\n | added\n | changed\n";

/// Operators and words that occur inside lines of source code.
const INSIDE: &str = "\
    ===  | !==  |  ==  | ) => { | ) { |  &&  |  ||  | err.code | error.code | e.code | .message) | throw new  | \
    raise  | ::new( | fmt.errorf | msgid | toequal( | tobe( | assertequal | function( | (); | ); | const errors | \
    ($ | -> | enum: | type: object";

/// Words in the output of a program that failed.
const OF_A_RUN: &str = "\
    traceback (most recent call last) | \n    at  | \n\tat  |   file \" | stack trace | stacktrace | fatal error | \
    exception in thread | uncaught  | response body | http/1.1  | http/2  | caused by:";

/// Lines that only a description of an API or of a build has.
const LINES_OF_YAML: &[&str] = &["components:", "responses:", "paths:", "run: |", "steps:", "jobs:"];

/// Further lines are not checked: the start of a text shows what it is.
const MAX_LINES: usize = 400;

/// Whether most lines of a text are source code, and none is the output of a program that failed.
pub(super) fn is_source_code(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let headings = split(HEADINGS, SEPARATOR);
    let is_heading = |line: &str| {
        let line = line.trim_start_matches(['#', '*', '-', ' ', '\t']);
        headings.iter().any(|heading| line.starts_with(heading))
    };
    if holds_any(&text, OF_A_REPORT, SEPARATOR) || text.split_inclusive('\n').take(MAX_LINES).any(is_heading) {
        return true;
    }
    if holds_any(&text, OF_A_RUN, SEPARATOR) {
        return false;
    }
    if text
        .lines()
        .take(MAX_LINES)
        .any(|line| LINES_OF_YAML.contains(&line.trim()))
    {
        return true;
    }
    let beginnings = split(BEGINNINGS, SEPARATOR);
    let (mut lines, mut of_code, mut certain) = (0_usize, 0_usize, false);
    for line in text.lines().take(MAX_LINES).map(str::trim) {
        if line.is_empty() {
            continue;
        }
        lines += 1;
        let begins = beginnings.iter().any(|beginning| line.starts_with(beginning));
        let is_named = is_named_sentence(line);
        let is_inside = holds_any(line, INSIDE, SEPARATOR) || is_named;
        of_code += usize::from(begins || is_inside);
        // A bracket or comment alone also occurs in data.
        certain |= is_named || is_inside && (begins || line.ends_with([';', '{'])) || begins && line.len() > 8;
    }
    certain && of_code * 2 > lines
}

/// Whether a line is a named sentence in a translation file: `errors.token_expired=The token …`.
fn is_named_sentence(line: &str) -> bool {
    let named = line.split_once('=');
    named.is_some_and(|(name, sentence)| {
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        name.contains('.') && name.bytes().all(is_name) && sentence.split(' ').count() > 2
    })
}

/// A text with so many of Meta's codes is a list of codes, not an error.
const CODES_OF_A_TABLE: usize = 4;

/// Whether a text lists several codes, like Meta's documentation, and quotes no error.
pub(super) fn is_table_of_codes(text: &str) -> bool {
    let mut codes: Vec<i64> = Vec::new();
    for line in text.lines().take(MAX_LINES) {
        let number = line.trim_start_matches(['|', ' ', '*', '-', '`', '#', '\t']);
        let end = number
            .bytes()
            .position(|byte| !byte.is_ascii_digit())
            .unwrap_or(number.len());
        let code = number.get(..end).and_then(|digits| digits.parse().ok());
        codes.extend(code.filter(|code| is_documented(*code) && !codes.contains(code)));
        if codes.len() >= CODES_OF_A_TABLE {
            return !text.contains("fbtrace");
        }
    }
    false
}
