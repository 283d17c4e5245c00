//! What is copied with one press: the token, the report, IDs. "Copied" is said in place.
//!
//! Where the clipboard is refused (plain http, a policy), the text is shown selected instead. The text to copy is made
//! when the button is pressed, so that a token stands in no attribute and in no part of the page before.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlTextAreaElement};
use yew::html::Scope;
use yew::prelude::*;

use super::checker::Checker;
use super::presses::Press;

/// How long "Copied" stays, in milliseconds.
const COPIED_MILLIS: u32 = 2_500;

/// What is copied.
#[derive(Clone, PartialEq)]
pub enum Source {
    /// The cleaned token.
    Token,
    /// The report of a test.
    Report,
    /// The calls of a test for a POSIX shell.
    CurlCommand,
    /// The calls of a test for `PowerShell`.
    PowerShellCommand,
    /// The exchange for a terminal.
    ExchangeCommand,
    /// The token that an exchange gave.
    NewToken,
    /// An ID, which is the button's text as well.
    Id(AttrValue),
}

/// What became of the last press of a copy button.
#[derive(Default)]
pub struct Copying {
    last: Option<Copied>,
    /// Where the text is shown to be copied by hand.
    by_hand: NodeRef,
    /// The text that is to be shown there with the next rendering.
    text_to_show: Option<String>,
    /// Takes "Copied" away.
    timer: Option<Timeout>,
}

#[derive(Clone, PartialEq)]
struct Copied {
    source: Source,
    is_refused: bool,
}

/// What is shown of the last press, for what is drawn only when it changes.
#[derive(Clone, Default, PartialEq)]
pub struct LastCopied {
    last: Option<Copied>,
    by_hand: NodeRef,
}

impl Copying {
    /// What is shown of the last press.
    pub fn last(&self) -> LastCopied {
        LastCopied {
            last: self.last.clone(),
            by_hand: self.by_hand.clone(),
        }
    }

    /// Shows the same.
    pub fn showing(shown: &LastCopied) -> Self {
        Self {
            last: shown.last.clone(),
            by_hand: shown.by_hand.clone(),
            ..Self::default()
        }
    }

    /// Begins to copy; the outcome is told as [`Press::CopyEnded`].
    pub fn begin(source: Source, text: String, link: &Scope<Checker>) {
        let link = link.clone();
        spawn_local(async move {
            let refused = if write_to_clipboard(&text).await {
                None
            } else {
                Some(text)
            };
            link.send_message(Press::CopyEnded(source, refused));
        });
    }

    /// Takes in the outcome. `refused`: the text that the clipboard did not take.
    pub fn end(&mut self, source: Source, refused: Option<String>, link: &Scope<Checker>) {
        self.last = Some(Copied {
            source,
            is_refused: refused.is_some(),
        });
        self.timer = None;
        if refused.is_none() {
            let link = link.clone();
            self.timer = Some(Timeout::new(COPIED_MILLIS, move || {
                link.send_message(Press::CopyForgotten);
            }));
        }
        self.text_to_show = refused;
    }

    /// Shows and selects the text that is to be copied by hand, once it has its place.
    pub fn rendered(&mut self) {
        let Some(text) = self.text_to_show.take() else { return };
        if let Some(field) = self.by_hand.cast::<HtmlTextAreaElement>() {
            field.set_value(&text);
            // Fails only for an element that is gone.
            let _ = field.focus();
            field.select();
        } else if let Some(number) = self.by_hand.cast::<Element>() {
            select(&number);
        }
    }

    /// A button that copies.
    pub fn button(&self, source: Source, label: &'static str, link: &Scope<Checker>) -> Html {
        let (is_copied, is_refused) = self.outcome_of(&source);
        html! {
            <>
                <button type="button" class="quiet" onclick={on_press(source, link)}>{ label }</button>
                <span class="copied" aria-live="polite">{ if is_copied { "Copied" } else { "" } }</span>
                if is_refused {
                    <label class="by-hand">
                        { "This browser does not let the page copy here. The text is selected: copy it with Ctrl+C or ⌘C." }
                        <textarea ref={&self.by_hand} readonly=true rows="3" spellcheck="false" />
                    </label>
                }
            </>
        }
    }

    /// An ID that a press copies.
    pub fn id(&self, id: &str, link: &Scope<Checker>) -> Html {
        let id = AttrValue::from(id.to_owned());
        let source = Source::Id(id.clone());
        let (is_copied, is_refused) = self.outcome_of(&source);
        let said = if is_copied {
            " copied"
        } else if is_refused {
            " selected: Ctrl+C or ⌘C copies it"
        } else {
            ""
        };
        let node = if is_refused {
            self.by_hand.clone()
        } else {
            NodeRef::default()
        };
        html! {
            <>
                <button type="button" class="id" title="Copy" onclick={on_press(source, link)}><span ref={node}>{ id }</span></button>
                <span class="copied" aria-live="polite">{ said }</span>
            </>
        }
    }

    /// Whether this was copied last, and whether it was refused.
    fn outcome_of(&self, source: &Source) -> (bool, bool) {
        let last = self.last.as_ref().filter(|last| last.source == *source);
        last.map_or((false, false), |last| (!last.is_refused, last.is_refused))
    }
}

fn on_press(source: Source, link: &Scope<Checker>) -> Callback<MouseEvent> {
    link.callback(move |_| Press::Copy(source.clone()))
}

/// Writes to the clipboard; false where the browser has none here, or refuses.
async fn write_to_clipboard(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = window.navigator().clipboard();
    // Browsers leave it undefined on plain http, whatever the type says.
    if JsValue::from(&clipboard).is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

fn select(element: &Element) {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    if let Some(selection) = selection {
        // Where even selecting fails, the number is still there to be selected by hand.
        let _ = selection.select_all_children(element);
    }
}
