package dev.heed.web.api;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says how one vote is answered, at either of its addresses.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
        responseCode = "201",
        description = "A new vote; also when its idempotency key is sent again.",
        headers = {@Header(name = "Location"), @Header(name = "Idempotent-Replayed")})
@ApiResponse(
        responseCode = "200",
        description = "A second vote for the same thing: the same id, its next revision.",
        headers = @Header(name = "Idempotent-Replayed"))
@Refuses({ProblemType.UNKNOWN_MEDIA, ProblemType.PERSONAL_IDENTIFIER, ProblemType.IDEMPOTENCY_CONFLICT, ProblemType.GONE
})
@interface TakesVote {}
