//! Telling a text in which nothing failed, because it is a program, a test, a table of sentences or a description of an API.
//!
//! Programs quote errors without being one. Does not depend on what the errors mean.

use crate::diagnosis::cut::split;

/// What parts the marks of a list.
const PART: &str = " | ";

/// What a line of a program begins with.
const BEGINNINGS: &str = "\
    const  | let  | var  | function  | async  | await  | class  | interface  | enum  | type  | import  | export  | \
    from  | def  | return  | return; | if ( | if err | if ! | } else | else { | else: | elif  | for ( | while ( | \
    switch  | case  | default: | try { | try: | catch  | } catch | except  | raise  | throw  | finally | public  | \
    private  | protected  | func  | fn  | pub  | use  | package  | namespace  | #include | @ | it( | test( | \
    describe( | expect( | assert | self. | this. | $this | begin | rescue  | unless  | when  | end | select  | \
    insert into | update  | alter table | create table | delete from | where  | openapi: | swagger: | paths: | \
    components: | responses: | schema: | msgid  | msgstr  | <?php | // | /* | \"\"\" | } | }); | -- | super( | new  | \
    with  | match  | require( | module.exports | +++ | --- | @@ | echo  | println | print( | console. | logger.";

/// Signs inside a line that only programs write.
const INSIDE: &str = "\
    ===  | !==  |  ==  | ) => { | ) { |  &&  |  ||  | err.code | error.code | e.code | .message) | throw new  | \
    raise  | ::new( | fmt.errorf | msgid | toequal( | tobe( | assertequal | function( | (); | ); | const errors | \
    ($ | -> | enum: | type: object";

/// Lines that something failed with: what runs, not what is written.
const OF_A_RUN: &str = "\
    traceback (most recent call last) | \n    at  | \n\tat  |   file \" | stack trace | stacktrace | fatal error | \
    exception in thread | uncaught  | response body | http/1.1  | http/2  | caused by:";

/// More lines than this are not looked at: what a text is shows at its start.
const MOST_LINES: usize = 400;

/// Whether most lines of a text are lines of a program, and none is of something that ran and failed.
pub(super) fn is_source_code(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    if split(OF_A_RUN, PART).into_iter().any(|mark| text.contains(mark)) {
        return false;
    }
    let (beginnings, inside) = (split(BEGINNINGS, PART), split(INSIDE, PART));
    let (mut lines, mut of_code, mut certain) = (0_usize, 0_usize, false);
    for line in text.lines().take(MOST_LINES).map(str::trim) {
        if line.is_empty() {
            continue;
        }
        lines += 1;
        let begins = beginnings.iter().any(|beginning| line.starts_with(beginning));
        let is_inside = inside.iter().any(|mark| line.contains(mark));
        of_code += usize::from(begins || is_inside);
        // A bracket or a comment alone is in data too.
        certain |= is_inside && (begins || line.ends_with([';', '{'])) || begins && line.len() > 8;
    }
    certain && of_code * 2 > lines
}
