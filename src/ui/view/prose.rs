//! Text as it is shown: in the language of the page, with code names in code type, IDs with one press to copy them, and buttons that
//! copy. "Copied" is said in place.
//!
//! Everything becomes a text node: what comes from outside, such as a business's name, cannot become markup. The text to copy is
//! created when the button is pressed, so that a token is not in any attribute or part of the page before. Does not depend on the
//! rest of the state, or on how anything is copied.

use yew::prelude::*;
use yew::virtual_dom::VText;

use super::segments::{Segment, segments};
use crate::ui::message::{Command, CopySource, Msg};
use crate::words::{Say, Text, Words, t};

/// How text is shown. Equal if it shows the same text in the same way, so that what is drawn with it need not be drawn again.
#[derive(Clone, PartialEq)]
pub struct Prose {
    /// The language.
    pub words: Words,
    /// What was copied last.
    pub copied: Option<Copied>,
    /// The element whose text is selected, to be copied by hand.
    pub by_hand: NodeRef,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// The outcome of the last press of a copy button.
#[derive(Clone, PartialEq)]
pub struct Copied {
    /// What was to be copied.
    pub source: CopySource,
    /// Whether the browser refused it.
    pub is_refused: bool,
}

impl Prose {
    /// Before anything was copied.
    pub fn new(send: Callback<Msg>, words: Words) -> Self {
        Self {
            words,
            copied: None,
            by_hand: NodeRef::default(),
            send,
        }
    }

    /// A fixed text.
    pub fn text(&self, text: Text) -> Html {
        VText::new(self.name(text)).into()
    }

    /// The same for an attribute.
    pub fn name(&self, text: Text) -> AttrValue {
        self.words.text(text).into()
    }

    /// A sentence with its code names marked and its IDs copyable.
    pub fn prose(&self, said: &dyn Say) -> Html {
        let html = |segment| match segment {
            Segment::Words(words) => words.to_owned().into(),
            Segment::Code(code) => html! { <code lang="en" dir="ltr">{ code }</code> },
            Segment::Id(id, "") => self.id(id),
            Segment::Id(id, stop) => html! { <span class="with-stop">{ self.id(id) }{ stop }</span> },
        };
        segments(&said.say(&self.words)).into_iter().map(html).collect()
    }

    /// A button that copies.
    pub fn copy_button(&self, source: CopySource, label: Text) -> Html {
        let (is_copied, is_refused) = self.outcome_of(&source);
        html! {
            <>
                <button type="button" class="quiet" onclick={self.on_copy(source)}>{ self.text(label) }</button>
                <span class="copied" aria-live="polite">if is_copied { { self.text(t!("Copied")) } }</span>
                if is_refused {
                    <label class="by-hand">
                        { self.text(t!("Your browser does not allow this page to copy. The text is selected. Press Ctrl+C or ⌘C to copy it.")) }
                        <textarea ref={&self.by_hand} readonly=true rows="3" spellcheck="false" />
                    </label>
                }
            </>
        }
    }

    /// An ID that a press copies.
    pub fn id(&self, id: &str) -> Html {
        let id = AttrValue::from(id.to_owned());
        let source = CopySource::Id(id.clone());
        let (is_copied, is_refused) = self.outcome_of(&source);
        let said = if is_copied {
            Some(t!("copied"))
        } else if is_refused {
            Some(t!("selected, press Ctrl+C or ⌘C to copy"))
        } else {
            None
        };
        let node = if is_refused {
            self.by_hand.clone()
        } else {
            NodeRef::default()
        };
        html! {
            <>
                <button type="button" class="id" dir="ltr" title={self.name(t!("Copy"))} onclick={self.on_copy(source)}>
                    <span ref={node}>{ id }</span>
                </button>
                <span class="copied" aria-live="polite">{ for said.map(|said| html! { <>{ " " }{ self.text(said) }</> }) }</span>
            </>
        }
    }

    /// Whether this was copied last, and whether it was refused.
    fn outcome_of(&self, source: &CopySource) -> (bool, bool) {
        let last = self.copied.as_ref().filter(|last| last.source == *source);
        last.map_or((false, false), |last| (!last.is_refused, last.is_refused))
    }

    fn on_copy(&self, source: CopySource) -> Callback<MouseEvent> {
        self.send.reform(move |_| Command::Copy(source.clone()).into())
    }
}
