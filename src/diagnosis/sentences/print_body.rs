//! How to print Meta's answer in the library whose error hides it.
//!
//! Sources: the documentation of each library, read in November 2026. Does not depend on how a library is recognised in a text.

use crate::words::{Text, t};

/// A library, and how to print the body of an answer with it.
pub(in crate::diagnosis) struct Library {
    /// Parts of its errors, separated by ` | `; any of them is enough.
    pub(in crate::diagnosis) marks: &'static str,
    /// How to print the body.
    pub(in crate::diagnosis) print: Text,
}

const fn library(marks: &'static str, print: Text) -> Library {
    Library { marks, print }
}

/// Every known library. The more specific ones come first.
pub(in crate::diagnosis) const LIBRARIES: &[Library] = &[
    library(
        "frappe_whatsapp | frappe/integrations/utils.py",
        t!("In Frappe, open the list \"WhatsApp Notification Log\". Meta's answer is there."),
    ),
    library(
        "NodeApiError | check your parameters | check your credentials",
        t!("In n8n, open the error of the node. Copy its description and its details."),
    ),
    library(
        "muteHttpExceptions | Truncated server response",
        t!("Call `UrlFetchApp.fetch` with `muteHttpExceptions: true` and log `response.getContentText()`."),
    ),
    library(
        "ResponseException(code | Netflie\\",
        t!("Catch the `ResponseException` and print `$e->response()->body()`."),
    ),
    library(
        "Illuminate\\Http\\Client | HTTP request returned status code",
        t!("Catch the `RequestException` and print `$e->response->body()`."),
    ),
    library(
        "GuzzleHttp | resulted in a `",
        t!("Catch the exception and print `$e->getResponse()->getBody()`."),
    ),
    library(
        "httpx.HTTPStatusError | for url 'http",
        t!("Catch the `HTTPStatusError` and print `error.response.text`."),
    ),
    library(
        "aiohttp. | ClientResponseError",
        t!("Print `await response.text()` before `response.raise_for_status()`."),
    ),
    library(
        "urllib.error | HTTPError: HTTP Error",
        t!("Catch the `HTTPError` and print `error.read().decode()`."),
    ),
    library(
        "Client Error: | Client Error for url | requests.exceptions | raise_for_status",
        t!("Print `response.text` before `response.raise_for_status()`."),
    ),
    library(
        "AxiosError | axios | Request failed with status code",
        t!("Catch the error and print `err.response.data`."),
    ),
    library(
        "HTTPError: Response code",
        t!("Catch the error and print `error.response.body`."),
    ),
    library(
        "HttpClientErrorException | RestClientResponseException",
        t!("Catch the exception and print `e.getResponseBodyAsString()`."),
    ),
    library(
        "Response status code does not indicate success",
        t!("Print `await response.Content.ReadAsStringAsync()` before `EnsureSuccessStatusCode()`."),
    ),
    library("Faraday::", t!("Catch the error and print `error.response[:body]`.")),
    library("RestClient::", t!("Catch the error and print `error.response.body`.")),
    library(
        "DioException | DioError",
        t!("Catch the exception and print `e.response?.data`."),
    ),
    library(
        "file_get_contents(",
        t!("Set `ignore_errors` to true in the `http` options, and print what `file_get_contents` returns."),
    ),
    library(
        "Invoke-RestMethod | Invoke-WebRequest",
        t!("Print `$_.ErrorDetails.Message` in the `catch` block."),
    ),
    library(
        "send failed:",
        t!("Change the program so that it prints the body of the answer, not only the status."),
    ),
];
