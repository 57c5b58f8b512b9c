package com.nocodo.operator.rest;

import com.nocodo.operator.server.Refusal;
import com.nocodo.protocol.ProblemException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Tells what is wrong with a request as `application/problem+json` (RFC 9457) with our code beside the status; also
/// where no resource of ours was found.
@RestControllerAdvice
@Order(0)
class Problems extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ResponseEntity<Object> query(InvalidParameterException e, WebRequest request) {
        var status = HttpStatus.BAD_REQUEST;
        var detail = ProblemDetail.forStatusAndDetail(
                status, "The query is not well-formed: say ?name=value&name=value, encoded as UTF-8.");
        return createResponseEntity(detail, new HttpHeaders(), status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail detail
                && (detail.getProperties() == null || !detail.getProperties().containsKey("code"))) {
            detail.setProperty("code", Refusal.code(status.value()).text());
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    /// A record that refuses its values says why; Jackson wraps that.
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                var answer = Mistakes.answer(problem.problem());
                return ResponseEntity.status(answer.getStatusCode()).body(answer.getBody());
            }
        }
        var detail = ProblemDetail.forStatusAndDetail(status, Unreadable.sentence(e.getCause()));
        return handleExceptionInternal(e, detail, headers, status, request);
    }
}
